import type { Unserved } from '../../model/component.ts';

export const greenify: Unserved = {
  kind: 'unserved',
  title: 'greenify',
  why: 'It is no framework: it has C libraries, a database client say, yield to gevent where they wait. A client written in Python, which gevent patches itself, or threads do that today.',
  instead: ['server: {name: gunicorn, worker: gevent}', 'server: {name: gunicorn, worker: gthread}'],
};
