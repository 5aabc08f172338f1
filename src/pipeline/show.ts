export { jsonText } from '../lib/json-text.ts';

import { catalog } from '../catalog/index.ts';

export { paintReport } from '../report/paint-report.ts';
export { problemText } from '../report/problem-text.ts';

/** The ways to write a report, by id. */
export const reportFormats = catalog.reports;
