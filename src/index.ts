/** The library's door: the verbs of the command line as functions. */
export { componentsPage, type MatrixRecord } from './pipeline/components-page.ts';
export { doctor } from './pipeline/doctor.ts';
export { down } from './pipeline/down.ts';
export { type Collected, gc } from './pipeline/gc.ts';
export { list } from './pipeline/list.ts';
export { logs } from './pipeline/logs.ts';
export { type MatrixRow, matrix } from './pipeline/matrix.ts';
export { render } from './pipeline/render.ts';
export { renewRecord } from './pipeline/renew-record.ts';
export { schema } from './pipeline/schema.ts';
export { test } from './pipeline/test.ts';
export { up } from './pipeline/up.ts';
export { validate } from './pipeline/validate.ts';
