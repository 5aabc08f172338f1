import { catalog } from '../catalog/index.ts';
import type { Check } from '../model/check.ts';
import type { Stack } from '../model/stack.ts';
import { userChecks } from '../observe/user-checks.ts';

/** All checks of a stack by id: the description's own, then the catalog's. */
export function checksOf(stack: Stack | undefined): Readonly<Record<string, Check>> {
  return { ...(stack ? userChecks(stack.description.checks) : {}), ...catalog.checks };
}
