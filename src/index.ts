/** The library's door: the verbs of the command line as functions. */
export type { MatrixRecord, MatrixRow } from './model/matrix.ts';
export { componentsPage } from './pipeline/components-page.ts';
export { doctor } from './pipeline/doctor.ts';
export { down } from './pipeline/down.ts';
export { type Collected, gc } from './pipeline/gc.ts';
export { list } from './pipeline/list.ts';
export { logs } from './pipeline/logs.ts';
export { matrix } from './pipeline/matrix.ts';
export { matrixGrid } from './pipeline/matrix-grid.ts';
export { render } from './pipeline/render.ts';
export { schema } from './pipeline/schema.ts';
export { test } from './pipeline/test.ts';
export { up } from './pipeline/up.ts';
export { validate } from './pipeline/validate.ts';
