import { beforeAll } from 'vitest';
import { ensureBuild } from '../../scripts/setup/build.mjs';
import { openSession } from '../../scripts/setup/session.mjs';

/** Has the tests of a file begin with a build of the program that is not stale; it is bounded only against hanging. */
export function buildFirst(): void {
  beforeAll(() => ensureBuild(openSession(2, new AbortController().signal)), 120_000);
}
