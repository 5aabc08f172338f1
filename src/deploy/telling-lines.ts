import { accessLines } from '../lib/access-lines.ts';

/** One line, or a traceback with the exception that ends it. */
type Block = readonly string[];

const TRACEBACK_LINES = 14;
const TRACEBACK = /\bTraceback \(most recent call last\):$/;
const EXCEPTION = /^[A-Za-z_][\w.]*(?::|$)/;

/**
 * What of a log tells most about a failure, in about `count` lines, in order: no requests, nothing twice, the first
 * traceback whatever came after it, and the end.
 */
export function tellingLines(log: readonly string[], count: number): string[] {
  const blocks = distinct(blocksOf(log.filter((line) => accessLines([line]).length === 0))).map(shortened);
  const cause = blocks.find((block) => block.length > 1) ?? [];
  let room = count - cause.length;
  const end = blocks.toReversed().filter((block) => {
    if (block !== cause) room -= block.length;
    return block !== cause && room >= 0;
  });
  return blocks.filter((block) => block === cause || end.includes(block)).flat();
}

/** A traceback goes on over indented lines and ends with its exception; other programs may write in between. */
function blocksOf(lines: readonly string[]): Block[] {
  const blocks: string[][] = [];
  let open: string[] | null = null;
  for (const line of lines) {
    const ends = EXCEPTION.test(line);
    if (open && (ends || /^\s/.test(line))) open.push(line);
    else blocks.push([line]);
    if (TRACEBACK.test(line)) open = blocks.at(-1) ?? null;
    else if (ends) open = null;
  }
  return blocks;
}

/** Workers fail alike, and retries repeat themselves: what differs in numbers only is said once. */
function distinct(blocks: readonly Block[]): Block[] {
  const known = new Set<string>();
  return blocks.filter((block) => {
    const gist = (block.at(-1) ?? '').replace(/\d+/g, '0');
    const kind = block.length > 1 ? 'traceback' : 'line';
    if (gist.trim() === '' || known.has(`${kind} ${gist}`)) return false;
    return known.add(`${kind} ${gist}`);
  });
}

/** The frames nearest to the exception. */
function shortened(block: Block): Block {
  if (block.length <= TRACEBACK_LINES) return block;
  return [...block.slice(0, 1), '  …', ...block.slice(2 - TRACEBACK_LINES)];
}
