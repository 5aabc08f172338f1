import { catalog } from '../catalog/index.ts';
import { templates } from '../generated/templates.js';
import type { Files, Plan } from '../model/plan.ts';
import type { Stack } from '../model/stack.ts';
import { plan } from '../plan/plan.ts';
import { render } from '../render/render.ts';

/** Stack → Plan → Files. */
export function filesOf(stack: Stack): { plan: Plan; files: Files } {
  const planned = plan(stack);
  return { plan: planned, files: render(planned, { templates, formats: catalog.formats }) };
}
