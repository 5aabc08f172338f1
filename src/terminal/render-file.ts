import { relative } from 'node:path';
import { render } from '../pipeline/render.ts';
import type { Session } from './session.ts';

/** Where a rendering goes, and whether it is only compared with what is there. */
export interface RenderRequest {
  readonly file: string;
  readonly out?: string;
  readonly check?: boolean;
  readonly force?: boolean;
}

/** Renders a description and says what changed; returns the exit code, which is 1 when a check finds a difference. */
export async function renderFile(request: RenderRequest, { print }: Session): Promise<number> {
  const { folder, written, unchanged, removed, edited } = await render(request);
  const name = relative('', folder) || '.';
  if (!request.check) {
    print(`${name}: ${written.length} written, ${unchanged.length} unchanged, ${removed.length} removed`);
    return 0;
  }
  if (written.length + removed.length === 0) {
    print(`${name} is up to date`);
    return 0;
  }
  const byHand = (path: string) => (edited.includes(path) ? '  (changed by hand)' : '');
  const differences = [
    ...written.map((path) => `  differs  ${path}${byHand(path)}`),
    ...removed.map((path) => `  removed  ${path}`),
  ];
  print([`${name} is out of date`, ...differences].join('\n'));
  return 1;
}
