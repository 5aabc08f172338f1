import { Composer, type CST, Lexer, LineCounter, type ParsedNode, Parser } from 'yaml';
import { type Problem, ProblemError } from '../model/problem.ts';
import { everyToken } from './every-token.ts';
import { fault } from './fault.ts';
import type { Lines } from './place-at.ts';
import { syntaxProblems } from './syntax-problems.ts';

const maxLexemes = 6000;
const maxDepth = 32;
const deep = `nested more than ${maxDepth} levels deep`;
const needless = ['No description needs that.'];

/** A description's YAML nodes and where its lines start. */
export interface Tree extends Lines {
  readonly root: ParsedNode;
}

/** Text to YAML 1.2 nodes; throws a ProblemError with what is not YAML, or is more than any description needs. */
export function composeTree(file: string, text: string): Tree {
  const lines = { file, text, counter: new LineCounter() };
  const tokens = parseTokens(lines);
  refuse([...unprintable(lines), ...tooDeep(lines, tokens)]);
  const composer = new Composer({ uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
  const [document, second] = composer.compose(tokens, true);
  if (document) refuse(syntaxProblems(lines, document, tokens));
  if (second) refuse([fault(lines, [second.range[0]], 'a second document starts here', ['One file is one document.'])]);
  const root = document?.contents;
  if (!root || root.range[0] === root.range[1]) throw new ProblemError([whole(`${file} is empty`)]);
  return { ...lines, root };
}

function refuse(problems: readonly Problem[]): void {
  if (problems.length > 0) throw new ProblemError(problems);
}

function whole(summary: string): Problem {
  return {
    kind: 'description',
    summary,
    places: [],
    notes: ['A description has at least a name, an app and a server.'],
  };
}

/** Lexemes that are the lexer's own and stand for nothing in the text. */
const marks: ReadonlySet<string> = new Set(['\u0002', '\u0018', '\u001f', '\ufeff']);

function parseTokens(lines: Lines): CST.Token[] {
  const { text, counter } = lines;
  const parser = new Parser(counter.addNewLine);
  const tokens: CST.Token[] = [];
  let [count, depth, offset] = [0, 0, 0];
  counter.addNewLine(0);
  for (const lexeme of new Lexer().lex(text)) {
    depth += lexeme === '[' || lexeme === '{' ? 1 : lexeme === ']' || lexeme === '}' ? -1 : 0;
    if (depth >= maxDepth) refuse([fault(lines, [offset], deep, needless)]);
    if (++count > maxLexemes) refuse([fault(lines, [offset], 'far more than a description holds', needless)]);
    tokens.push(...parser.next(lexeme));
    if (!marks.has(lexeme)) offset += lexeme.length;
  }
  return [...tokens, ...parser.end()];
}

function tooDeep(lines: Lines, tokens: readonly CST.Token[]): Problem[] {
  for (const { token, depth } of everyToken(tokens)) {
    if ('items' in token && depth >= maxDepth) return [fault(lines, [token.offset], deep, needless)];
  }
  return [];
}

/** The characters that YAML calls unprintable: most can also steer a terminal. */
function unprintable(lines: Lines): Problem[] {
  const found =
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are what YAML does not allow
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\ufffe\uffff]|\r(?!\n)/.exec(lines.text);
  if (!found) return [];
  const code = found[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
  const summary = `a control character (U+${code}), which YAML does not allow`;
  return [fault(lines, [found.index], summary, ['Delete it; most editors do not show it.'])];
}
