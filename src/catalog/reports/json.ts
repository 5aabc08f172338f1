import type { ReportFormat } from '../../model/catalog.ts';

/** The whole report as it is. */
export const json: ReportFormat = {
  title: 'JSON',
  write: (report) => `${JSON.stringify(report, null, 2)}\n`,
};
