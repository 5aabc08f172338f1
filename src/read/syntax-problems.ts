import type { CST, Document, YAMLError } from 'yaml';
import type { Problem } from '../model/problem.ts';
import { everyToken } from './every-token.ts';
import { fault } from './fault.ts';
import type { Lines } from './place-at.ts';
import { syntaxWords } from './syntax-words.ts';

const maxErrors = 5;

/** The syntax errors of a document: the first of each line, as the others mostly follow from it, and only a few. */
export function syntaxProblems(lines: Lines, document: Document.Parsed, tokens: readonly CST.Token[]): Problem[] {
  const errors = [...document.errors, ...document.warnings.filter((warning) => warning.code === 'BAD_DIRECTIVE')];
  const firsts = new Map(errors.toReversed().map((error) => [lines.counter.linePos(error.pos[0]).line, error]));
  const problems = [...firsts.values()]
    .toReversed()
    .slice(0, maxErrors)
    .map((error) => syntaxProblem(lines, error, tokens));
  const { explicit, version } = document.directives.yaml;
  return explicit && version !== '1.2' ? [fault(lines, [0, 9], 'descriptions are YAML 1.2'), ...problems] : problems;
}

function syntaxProblem(lines: Lines, error: YAMLError, tokens: readonly CST.Token[]): Problem {
  const { summary, notes } = syntaxWords(error);
  const opening = /closed$/.test(summary) ? lastUnclosed(tokens) : null;
  return fault(lines, opening === null ? error.pos : [opening], summary, notes);
}

/** Where the last quote or bracket opens that nothing closes: YAML itself only complains at the end of the text. */
function lastUnclosed(tokens: readonly CST.Token[]): number | null {
  const offsets = [...everyToken(tokens)].filter(({ token }) => isUnclosed(token)).map(({ token }) => token.offset);
  return offsets.length > 0 ? Math.max(...offsets) : null;
}

function isUnclosed(token: CST.Token): boolean {
  if (token.type === 'flow-collection')
    return !token.end.some(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
  const quote = token.type === 'double-quoted-scalar' ? '"' : token.type === 'single-quoted-scalar' ? "'" : null;
  return quote !== null && 'source' in token && (token.source.length < 2 || !token.source.endsWith(quote));
}
