/** The words of a command line as POSIX shells and Python's shlex split it; throws at anything else that they would read. */
export function shellWords(line: string): string[] {
  const words: string[] = [];
  let word: string | null = null;
  for (let rest = line; rest !== ''; ) {
    const match = /^(?:'([^']*)'|\\([^\n])|([\w./:=@%+,\u0080-\uffff-]+)|( +))/.exec(rest);
    if (match === null) throw new Error(`the shell stops at ${rest}`);
    const [all, quoted, escaped, bare, space] = match;
    if (space === undefined) word = (word ?? '') + (quoted ?? escaped ?? bare ?? '');
    else if (word !== null) {
      words.push(word);
      word = null;
    }
    rest = rest.slice(all.length);
  }
  return word === null ? words : [...words, word];
}
