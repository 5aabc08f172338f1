import { jsonText } from '../../lib/json-text.ts';
import type { ReportFormat } from '../../model/catalog.ts';

/** The whole report as it is. */
export const json: ReportFormat = {
  title: 'JSON',
  write: (report) => `${jsonText(report)}\n`,
};
