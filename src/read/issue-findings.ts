import { closest } from '../lib/closest.ts';
import type { Description } from '../model/description.ts';
import { fieldAt } from '../model/field-at.ts';
import { fieldNotes } from '../model/field-notes.ts';
import type { Finding, Path } from '../model/problem.ts';
import { offer } from './offer.ts';
import { found, typeWords } from './type-words.ts';
import { unknownKeys } from './unknown-keys.ts';
import { valueAt } from './value-at.ts';

type Issue = NonNullable<ReturnType<typeof Description.safeParse>['error']>['issues'][number];
type Words = Pick<Finding, 'summary' | 'notes'>;

/** Of a flood the first few tell enough, and cost enough. */
const maxIssues = 50;

/** What a description's schema refuses, in a person's words; `value` is what was written. */
export function issueFindings(issues: readonly Issue[], value: unknown): Finding[] {
  const slips = new Set(issues.slice(0, 2 * maxIssues).flatMap(misspelt));
  const told = issues.filter((issue) => !(isMissing(issue, value) && slips.has(dotted(issue.path))));
  const findings = told.slice(0, maxIssues).flatMap((issue) => issueFinding(issue, value));
  const next = told[maxIssues];
  if (next === undefined) return findings;
  const summary = `${told.length - maxIssues} more values that cannot stand where they are`;
  return [...findings, { summary, paths: [next.path as Path], notes: [] }];
}

function issueFinding(issue: Issue, value: unknown): Finding[] {
  const path = issue.path as Path;
  if (issue.code === 'unrecognized_keys') return unknownKeys(path, issue.keys);
  if (issue.code === 'invalid_key') return [{ ...keyWords(issue.issues[0]), paths: [path], key: true }];
  if (isMissing(issue, value)) return [missingKey(path)];
  const words = valueWords(issue, valueAt(value, path));
  return [{ ...words, notes: [...words.notes, ...offer(value, path)], paths: [path] }];
}

function missingKey(path: Path): Finding {
  const name = dotted(path);
  const note = fieldNotes[name];
  return { summary: `${name} is missing`, paths: [path.slice(0, -1)], notes: note ? [note] : [], key: true };
}

function keyWords(issue: { readonly message: string } | undefined): Words {
  return (issue && ownWords(issue)) ?? { summary: 'not a key that can stand here', notes: [] };
}

function valueWords(issue: Issue, there: unknown): Words {
  const own = ownWords(issue);
  if (own) return own;
  if (issue.code === 'invalid_type') return typeWords(issue.expected, there, fieldAt(issue.path as Path));
  if (issue.code === 'invalid_value')
    return { summary: `expected ${issue.values.join(' or ')}, found ${found(there)}`, notes: [] };
  return { summary: 'not a value that can stand here', notes: [] };
}

/** What a value domain says, summary and reason; null for the schema library's general message. */
function ownWords({ message }: { readonly message: string }): Words | null {
  const [summary = '', ...notes] = message.split('\n');
  return message.startsWith('Invalid') ? null : { summary, notes };
}

/** The keys that unknown ones were probably meant to be. */
function misspelt(issue: Issue): string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const keys = fieldAt(issue.path as Path)?.keys ?? [];
  return issue.keys.slice(0, maxIssues).map((key) => dotted([...issue.path, closest(key, keys) ?? '']));
}

/** True when a mapping that was written lacks the key that an issue is about. */
function isMissing(issue: Issue, value: unknown): boolean {
  const parent = valueAt(value, issue.path.slice(0, -1) as Path);
  const isMapping = typeof parent === 'object' && parent !== null && !Array.isArray(parent);
  return issue.path.length > 0 && isMapping && !Object.hasOwn(parent, issue.path.at(-1) ?? '');
}

const dotted = (path: readonly PropertyKey[]) => path.join('.');
