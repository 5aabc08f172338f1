import type { Framework } from '../../model/component.ts';

/** A plain PSGI file, as `plackup` runs it. */
export const psgi: Framework = {
  kind: 'framework',
  title: 'plain PSGI',
  summary: 'A .psgi file without a framework, or with any that Perl has: Dancer2, Mojolicious, Catalyst.',
  mode: { provides: { app: [{ interface: 'psgi' }] } },
  packages: [],
  defaults: { entry: 'app.psgi' },
  detect: {
    traces: [{ files: ['*.psgi'], entry: '{file}', sure: 'likely', says: '{file} is a PSGI application.' }],
  },
};
