import fc from 'fast-check';
import { hostileCase } from './hostile-cases.ts';
import { formatsOf, judgeCase, type Outcome } from './judge-case.ts';

/** What hostile values at the fields of descriptions came to, by the format of the files they could have got into. */
export type Counts = ReadonlyMap<string, Readonly<Record<Outcome, number>>>;

/** Judges cases until each format has seen as many as asked for; throws a counterexample with its seed. */
export function hostileRun({ seed, casesEach }: { seed: number; casesEach: number }): Counts {
  const counts = new Map<string, Record<Outcome, number>>();
  const enough = () => counts.size > 0 && [...counts.values()].every((row) => row.refused + row.rendered >= casesEach);
  const formats = new Set(formatsOf.flatMap((each) => [...each]));
  for (const format of formats) counts.set(format, { refused: 0, rendered: 0, other: 0 });
  for (let round = 0; !enough(); round++) {
    fc.assert(
      fc.property(hostileCase, (each) => {
        const outcome = judgeCase(each);
        for (const format of formatsOf[each.whole] ?? []) (counts.get(format) as Record<Outcome, number>)[outcome]++;
      }),
      { numRuns: Math.min(casesEach, 1000), seed: seed + round },
    );
  }
  return counts;
}
