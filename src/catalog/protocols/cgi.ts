import type { Protocol } from '../../model/component.ts';

/** CGI/1.1: variables and pipes of a process of its own. */
export const cgi: Protocol = {
  kind: 'protocol',
  title: 'CGI',
  summary: 'The web server starts a process for each request: variables, then the body on its standard input.',
  trusting: false,
};
