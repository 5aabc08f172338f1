import type { Protocol } from '../../model/component.ts';

/** FastCGI 1.0, responder role. */
export const fastcgi: Protocol = {
  kind: 'protocol',
  title: 'FastCGI',
  summary: 'Multiplexable records of CGI variables and body; every variable is believed.',
  trusting: true,
};
