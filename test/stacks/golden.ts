import type { Files } from '../../src/model/plan.ts';

/** A rendered folder as one text: every file under its name. */
export function golden(files: Files): string {
  return files.map(({ path, text, executable }) => `${rule(path, executable)}\n${text}`).join('\n');
}

function rule(path: string, executable: boolean): string {
  return `=== ${path}${executable ? ' (executable)' : ''} `.padEnd(100, '=');
}
