/** Why the system refused a file, in words, and what helps. */
export function failureText(error: unknown): { readonly summary: string; readonly notes: readonly string[] } {
  const { code = String(error) } = error as NodeJS.ErrnoException;
  const known = words[code];
  if (!known) return { summary: code, notes: [] };
  const [summary, note] = known;
  return { summary, notes: note ? [note.replace('USER', String(process.getuid?.() ?? ''))] : [] };
}

const words: Readonly<Record<string, readonly [string, string?]>> = {
  EACCES: ['permission denied', 'This is user USER, who may not write there.'],
  EPERM: ['operation not permitted', 'This is user USER, who may not do that there.'],
  EROFS: ['the file system is read-only'],
  ENOSPC: ['the disk is full', 'df -h tells what is left.'],
  EDQUOT: ['the disk quota is used up', 'quota tells how much there is.'],
  ENOENT: ['the folder does not exist', 'Make it first: mkdir -p.'],
  ENOTDIR: ['a part of the path is not a folder'],
  EISDIR: ['a folder stands there'],
  EMFILE: ['too many files are open'],
};
