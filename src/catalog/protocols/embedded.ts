import type { Protocol } from '../../model/component.ts';

/** No protocol at all: the app server is a module of the web server. */
export const embedded: Protocol = {
  kind: 'protocol',
  title: 'in process',
  summary: 'The app server is a module of the web server, which starts and watches its processes.',
  trusting: false,
};
