import { catalog } from '../catalog/index.ts';
import { type Finding, type Path, type Problem, ProblemError } from '../model/problem.ts';
import type { Stack } from '../model/stack.ts';
import { contradictions, settle } from '../plan/settle.ts';
import { findingProblem } from '../read/finding-problem.ts';
import { readDescription } from '../read/read-description.ts';
import { resolve } from '../resolve/resolve.ts';

/** A description with every decision made. */
export interface Settled {
  readonly file: string;
  /** Absolute folder of the description. */
  readonly root: string;
  readonly stack: Stack;
  readonly notes: readonly string[];
}

/** The rendered folder when nobody names one, relative to the description's. */
export function defaultFolder(name: string): string {
  return `deploy/${name}`;
}

/** Text → Stack, or a ProblemError with everything that is wrong. */
export async function settleFile(file: string, folder?: string): Promise<Settled> {
  const { source, description, findings, dropped, notes } = await readDescription(file);
  const placed = (list: readonly Finding[]) => inOrder(list.map((finding) => findingProblem(finding, source)));
  if (description === null) throw new ProblemError(placed(findings));
  const resolution = resolve(description, catalog, folder ?? defaultFolder(description.name));
  const settled = resolution.choices
    ? settle(resolution.choices)
    : { stack: null, findings: contradictions(description) };
  const later = [...resolution.findings, ...settled.findings].filter((finding) => !isAboutDropped(finding, dropped));
  const all = [...findings, ...later];
  if (all.length > 0 || settled.stack === null) throw new ProblemError(placed(all));
  return { file, root: source.root, stack: settled.stack, notes: [...notes, ...resolution.notes] };
}

/** As they stand in the text. */
function inOrder(problems: readonly Problem[]): Problem[] {
  const line = (problem: Problem) => (problem.kind === 'description' ? (problem.places[0]?.line ?? 0) : 0);
  return [...problems].sort((left, right) => line(left) - line(right));
}

/** True for what only follows from a value that was refused: "entry is missing" after a malformed entry. */
function isAboutDropped({ paths }: Finding, dropped: readonly Path[]): boolean {
  return paths.some((path) => dropped.some((gone) => path.every((step, depth) => gone[depth] === step)));
}
