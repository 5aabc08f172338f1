import type { Framework } from '../../model/component.ts';

/** An executable file. */
export const cgi: Framework = {
  kind: 'framework',
  title: 'plain CGI',
  summary: 'An executable file in any language; what it needs to run belongs in `app.packages`.',
  mode: { provides: { app: [{ interface: 'cgi' }] } },
  packages: [],
  defaults: { entry: 'app.cgi' },
  detect: {
    traces: [{ files: ['*.cgi'], entry: '{file}', sure: 'perhaps', says: '{file} is a CGI program.' }],
  },
};
