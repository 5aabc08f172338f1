import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Docker test files of a minute and more, longest first: begun last, one of them would run alone at the end. */
const long = [
  'stacks/stacks',
  'compose/compose',
  'cli/up',
  'readme/readme',
  'doors/crashes',
  'cli/interrupt',
  'deploy/faults',
];

/** In a fresh clone vitest knows no durations and goes by the size of the files, which says nothing of containers. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const group = ({ project }: TestSpecification) => project.config.sequence.groupOrder;
    return usual.toSorted((left, right) => group(left) - group(right) || place(left) - place(right));
  }
}

function place({ moduleId }: TestSpecification): number {
  const found = long.findIndex((name) => moduleId.endsWith(`docker/${name}.test.ts`));
  return found === -1 ? long.length : found;
}
