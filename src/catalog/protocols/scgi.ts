import type { Protocol } from '../../model/component.ts';

/** SCGI: a netstring of CGI variables, then the body. */
export const scgi: Protocol = {
  kind: 'protocol',
  title: 'SCGI',
  summary: 'One netstring of CGI variables, then the body; every variable is believed.',
  trusting: true,
};
