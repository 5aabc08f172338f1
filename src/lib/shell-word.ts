/** One word as POSIX shells and `shlex` read it: bare when plain, else single-quoted. */
export function shellWord(text: string): string {
  return /^[\w./:=@%+,-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
