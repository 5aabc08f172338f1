import { catalog } from '../../src/catalog/index.ts';
import { Description } from '../../src/model/description.ts';
import type { Stack } from '../../src/model/stack.ts';
import { filesOf } from '../../src/pipeline/files-of.ts';
import { settle } from '../../src/plan/settle.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import type { Field } from './fields.ts';
import { replaced, standing } from './place.ts';
import { difference, places } from './places.ts';
import { structures } from './structure/index.ts';
import { wholes } from './whole.ts';

/** A value at a field of one of the whole descriptions. */
export interface Case {
  readonly whole: number;
  readonly field: Field;
  readonly value: unknown;
}

/**
 * `refused`; or `rendered`, and every file reads as it should; or `other`: it means something else there, such as the
 * name of another component, so that nothing can be compared.
 */
export type Outcome = 'refused' | 'rendered' | 'other';

const ids = new Set(Object.values(catalog).flatMap((shelf) => Object.keys(shelf)));
const benign = wholes.map((written) => renderedOf(Description.parse(written)));

/** The formats of each whole description's files. */
export const formatsOf: readonly ReadonlySet<string>[] = benign.map(
  (rendered) => new Set(rendered?.files.map(({ format }) => format)),
);

/** Judges a case; throws with what a file holds instead of what it should. */
export function judgeCase({ whole, field, value }: Case): Outcome {
  const before = benign[whole];
  const { success, data } = Description.safeParse(replaced(wholes[whole], field, value));
  if (!before || !success) return 'refused';
  const after = renderedOf(data);
  if (after === null) return 'refused';
  const [was, is] = [before.description, data].map((each) => standing(each, field));
  const change = { was, is: field.key ? value : is };
  if (meansOther(change)) return 'other';
  if (after.files.length !== before.files.length) throw new Error('other files are rendered');
  for (const [index, file] of after.files.entries()) {
    const old = before.files[index];
    if (old === undefined || old.text === file.text) continue;
    const differs = difference(old.places(), placesOf(file), change);
    if (differs.length > 0) throw new Error([file.path, ...differs.slice(0, 10)].join('\n'));
  }
  return 'rendered';
}

interface File {
  readonly path: string;
  readonly format: string;
  readonly text: string;
  readonly places: () => readonly string[];
}

/** The files of a description; null where it is refused. What render throws is a bug: the domains come before it. */
function renderedOf(description: Description): { description: Description; files: readonly File[] } | null {
  const stack = stackOf(description);
  if (stack === null) return null;
  const { plan, files } = filesOf(stack);
  return {
    description,
    files: files.map(({ path, text }, index) => {
      const file = { path, text, format: plan.files[index]?.format ?? '' };
      let found: readonly string[] | undefined;
      return {
        ...file,
        places: () => {
          found ??= placesOf(file);
          return found;
        },
      };
    }),
  };
}

function placesOf({ format, text }: Pick<File, 'format' | 'text'>): readonly string[] {
  const read = structures[format];
  if (read === undefined) throw new RangeError(`test/render/structure/ has no reader of ${format}`);
  return places(read(text));
}

function stackOf(description: Description): Stack | null {
  const { choices, findings } = resolve(description, catalog, `deploy/${description.name}`);
  const settled = choices && settle(choices);
  return findings.length === 0 && settled?.findings.length === 0 ? settled.stack : null;
}

function meansOther({ was, is }: { was: unknown; is: unknown }): boolean {
  if (was === is) return false;
  if (typeof was !== typeof is || Array.isArray(was) !== Array.isArray(is)) return true;
  if (typeof is === 'object') return !Array.isArray(is) && Object.values(is ?? {}).some((each) => ids.has(each));
  const text = String(is);
  const shapes = [/^\*\./, /\(\)$/].some((shape) => shape.test(text) !== shape.test(String(was)));
  return shapes || ids.has(text) || text === '.' || text === 'deploy' || text === '443';
}
