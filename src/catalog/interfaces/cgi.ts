import type { Interface } from '../../model/component.ts';

/** CGI/1.1 (RFC 3875). */
export const cgi: Interface = {
  kind: 'interface',
  title: 'CGI',
  summary: 'A program in any language, started once a request: variables and body go in, headers and body come out.',
  packages: [],
  environment: {},
  pip: false,
  entry: 'file',
  usualEntry: 'app.cgi',
  usualServer: 'fcgiwrap',
  probe: 'stackwright_probe.cgi',
};
