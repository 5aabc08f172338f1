import { checksOf } from './checks-of.ts';
import { settleFile } from './settle-file.ts';

/** The ids of all checks that `test` would make of a description; of any description when none is named, or it is wrong. */
export async function checkIds(file: string | undefined): Promise<string[]> {
  const settled = file === undefined ? null : await settleFile(file).catch(() => null);
  return Object.keys(checksOf(settled?.stack));
}
