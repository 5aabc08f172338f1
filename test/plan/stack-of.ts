import { catalog } from '../../src/catalog/index.ts';
import type { Description } from '../../src/model/description.ts';
import type { Stack } from '../../src/model/stack.ts';
import { settle } from '../../src/plan/settle.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { descriptionOf, type Written } from '../resolve/description-of.ts';

/** The stack of the smallest WSGI description with these fields instead. */
export function stackOf(fields: Partial<Written> = {}): Stack {
  return settled(descriptionOf(fields));
}

/** The stack of a description; throws with what is wrong with it. */
export function settled(description: Description): Stack {
  const { choices, findings } = resolve(description, catalog, `deploy/${description.name}`);
  const { stack, findings: more } = choices ? settle(choices) : { stack: null, findings: [] };
  if (stack === null) throw new RangeError([...findings, ...more].map(({ summary }) => summary).join('\n'));
  return stack;
}
