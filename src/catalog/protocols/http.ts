import type { Protocol } from '../../model/component.ts';

/** HTTP/1.1 from the web server to the app server. */
export const http: Protocol = {
  kind: 'protocol',
  title: 'HTTP',
  summary: 'HTTP/1.1 to the app server; the client address travels in X-Forwarded-For.',
  trusting: false,
};
