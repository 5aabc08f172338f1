import { relative } from 'node:path';
import { type Rendering, render } from '../pipeline/render.ts';
import type { Session } from './session.ts';

/** Where a rendering goes, and whether it is only compared with what is there. */
export interface RenderRequest {
  readonly file: string;
  readonly out?: string;
  readonly check?: boolean;
  readonly force?: boolean;
}

type PathState = Rendering['paths'][number];

/** Renders a description and says what changed; returns the exit code, which is 1 when a check finds a difference. */
export async function renderFile(request: RenderRequest, { print }: Session): Promise<number> {
  const { folder, paths } = await render(request);
  const name = relative('', folder) || '.';
  const count = (...states: PathState['state'][]) => paths.filter(({ state }) => states.includes(state)).length;
  if (!request.check) {
    const written = count('missing', 'changed');
    print(`${name}: ${written} written, ${count('unchanged')} unchanged, ${count('extra')} removed`);
    return 0;
  }
  const differs = count('missing', 'changed', 'extra') > 0;
  const told = paths.filter(({ state }) => state !== 'unchanged').map(lineOf);
  print([`${name} is ${differs ? 'out of date' : 'up to date'}`, ...told].join('\n'));
  return differs ? 1 : 0;
}

/** What somebody put there is told, because Compose or an image may read it; only `render` would not change it. */
function lineOf({ path, state, byHand }: PathState): string {
  if (state === 'foreign') return `  not ours  ${path}  (left alone)`;
  const word = byHand && state === 'changed' ? 'edited' : state;
  return `  ${word.padEnd(8)}  ${path}${byHand && state === 'extra' ? '  (edited)' : ''}`;
}
