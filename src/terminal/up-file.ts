import { type UpRequest, up } from '../pipeline/up.ts';
import type { Session } from './session.ts';

/** Brings a stack up, says where it answers and what that took, and returns the exit code. */
export async function upFile(request: UpRequest, { print, onProgress, signal }: Session): Promise<number> {
  const { options, url, changes } = await up({ ...request, onProgress, signal });
  print(`${options.name} is up: ${url}`);
  print(`  ${changes.map(({ service, did }) => `${service} ${did}`).join(', ')}`);
  return 0;
}
