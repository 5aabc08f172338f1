import { Description } from '../model/description.ts';
import { type Finding, type Path, ProblemError } from '../model/problem.ts';
import { checkCertificate } from './check-certificate.ts';
import { checkFiles } from './check-files.ts';
import { composeTree } from './compose-tree.ts';
import { issueFindings } from './issue-findings.ts';
import { readText } from './read-text.ts';
import { salvage } from './salvage.ts';
import { type Source, sourceOf } from './source.ts';
import { treeValue } from './tree-value.ts';

/** A description as far as it could be read: null when too little is left of it to judge. */
export interface Reading {
  readonly source: Source;
  readonly description: Description | null;
  /** In the order in which they stand in the text. */
  readonly findings: readonly Finding[];
  /** Where values were refused and left out of the description. */
  readonly dropped: readonly Path[];
  /** What a careful reader wants to know although nothing is wrong. */
  readonly notes: readonly string[];
}

/** Reads and checks a description and the files that it names; throws a ProblemError when the file holds no YAML. */
export async function readDescription(file: string): Promise<Reading> {
  const tree = composeTree(file, readText(file));
  const { value, problems } = treeValue(tree);
  if (problems.length > 0) throw new ProblemError(problems);
  const source = sourceOf(tree);
  const parsed = Description.safeParse(value);
  const refused = parsed.success ? [] : issueFindings(parsed.error.issues, value);
  const { description, dropped } = parsed.success
    ? { description: parsed.data, dropped: [] }
    : salvage(value, parsed.error.issues);
  const absent = description ? checkFiles(description, source.root) : [];
  const tlsIsThere = !absent.some(({ paths }) => paths[0]?.[1] === 'tls');
  const tls =
    description && tlsIsThere ? await checkCertificate(description, source.root) : { findings: [], notes: [] };
  const findings = inOrder([...refused, ...absent, ...tls.findings], source);
  return { source, description, findings, dropped, notes: tls.notes };
}

function inOrder(findings: readonly Finding[], source: Source): Finding[] {
  const placed = findings.map((finding) => ({
    finding,
    place: source.locate(finding.paths[0] ?? [], { key: finding.key }),
  }));
  return placed
    .sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column)
    .map(({ finding }) => finding);
}
