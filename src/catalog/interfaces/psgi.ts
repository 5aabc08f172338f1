import type { Interface } from '../../model/component.ts';

/** PSGI 1.1, from Plack. */
export const psgi: Interface = {
  kind: 'interface',
  title: 'PSGI',
  summary: "Perl's: a code reference in a .psgi file, called once a request with an environment.",
  packages: ['perl', 'libplack-perl'],
  environment: {},
  pip: false,
  entry: 'file',
  usualEntry: 'app.psgi',
  probe: 'stackwright_probe.psgi',
  usualServer: 'starman',
};
