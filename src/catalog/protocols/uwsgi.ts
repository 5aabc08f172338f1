import type { Protocol } from '../../model/component.ts';

/** The uwsgi packet: length-prefixed variables, then the body. */
export const uwsgi: Protocol = {
  kind: 'protocol',
  title: 'uwsgi',
  summary: 'Length-prefixed CGI variables; a peer that can reach the port can run code (UWSGI_FILE).',
  trusting: true,
};
