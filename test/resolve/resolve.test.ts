import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { descriptionOf, type Written } from './description-of.ts';

/** Every choice for a description that has no findings. */
function choicesOf(fields: Partial<Written>) {
  const { choices, findings } = resolve(descriptionOf(fields), catalog, 'deploy/demo');
  expect(findings).toEqual([]);
  if (choices === null) throw new TypeError('no findings and no choices');
  return choices;
}

const asgi = { path: 'app', interface: 'asgi' };

it.each<[string, Partial<Written>, object]>([
  [
    'a server alone',
    {},
    {
      web: { id: 'nginx' },
      protocol: { id: 'http' },
      transport: 'unix',
      supervisor: { id: 'none' },
      placement: 'separate',
    },
  ],
  ['its first worker model', {}, { server: { id: 'gunicorn', worker: 'sync' }, workers: 2, threads: 1 }],
  [
    'the web server’s first protocol',
    { server: 'uwsgi' },
    { protocol: { id: 'uwsgi' }, server: { worker: 'prefork' } },
  ],
  ['Apache’s first protocol', { web: 'apache', server: 'uwsgi' }, { protocol: { id: 'fastcgi' } }],
  ['an ASGI app', { server: 'uvicorn', app: asgi }, { interface: { id: 'asgi' }, protocol: { id: 'http' } }],
  [
    'the worker model with threads',
    { server: { name: 'gunicorn', threads: 6 } },
    { server: { worker: 'gthread' }, threads: 6 },
  ],
  ['the threads of a model that has them', { server: { name: 'uwsgi', worker: 'threads' } }, { threads: 4 }],
  ['the worker model that may stand alone', { web: 'none' }, { server: { worker: 'gthread' }, transport: 'tcp' }],
  ['as many workers as processors', { limits: { cpus: 2.5 } }, { workers: 3 }],
  ['at least one worker', { limits: { cpus: 0.1 } }, { workers: 1 }],
  ['the workers asked for', { limits: { cpus: 1 }, workers: 7 }, { workers: 7 }],
  [
    'the interface that the server runs',
    { server: 'uvicorn', app: { path: 'app', framework: 'django', interface: undefined } },
    { interface: { id: 'asgi' } },
  ],
  [
    'the other one',
    { server: 'uwsgi', app: { path: 'app', framework: 'django', interface: undefined } },
    { interface: { id: 'wsgi' } },
  ],
  [
    'the entry of the framework',
    { app: { path: 'app', framework: 'flask', interface: undefined, entry: undefined } },
    { entry: 'app:app' },
  ],
  ['a factory', { app: { path: 'app', entry: 'a.b:make()' } }, { entry: 'a.b:make()' }],
  ['the front page for health', {}, { health: { path: '/', status: 200 } }],
  [
    'the first check that gets for health',
    {
      checks: [
        { post: '/a', status: 201 },
        { get: '/b', status: 404 },
      ],
    },
    { health: { path: '/b', status: 404 } },
  ],
  [
    'the health asked for',
    { app: { path: 'app', health: '/h' }, checks: [{ get: '/b' }] },
    { health: { path: '/h', status: 200 } },
  ],
  ['the environment’s Python', { app: { path: 'app', requirements: 'r.txt' } }, { python: '/srv/venv/bin/python3' }],
])('chooses %s', (_, fields, chosen) => {
  expect(choicesOf(fields)).toMatchObject(chosen);
});

const app = { transport: 'unix', path: '/run/app/app.sock' };

it.each<[string, Partial<Written>, object, object]>([
  ['a socket', {}, app, app],
  ['a socket in one container', { supervisor: 'supervisord' }, app, app],
  ['another container', { link: { transport: 'tcp' } }, { host: 'app', port: 8000 }, { host: '0.0.0.0', port: 8000 }],
  [
    'the same container',
    { link: { transport: 'tcp' }, supervisor: 'supervisord' },
    { host: '127.0.0.1' },
    { host: '127.0.0.1' },
  ],
  ['clients', { web: 'none' }, { port: 8080 }, { host: '0.0.0.0', port: 8080 }],
  ['clients, supervised', { web: 'none', supervisor: 'supervisord' }, { port: 8080 }, { host: '0.0.0.0', port: 8080 }],
])('listens for %s', (_, fields, address, listening) => {
  expect(choicesOf(fields)).toMatchObject({ backends: [{ name: 'app', address, listening }] });
});

it('agrees on what else matters for the link', () => {
  const apache = choicesOf({ web: 'apache', server: 'uvicorn', app: asgi });
  expect(apache.link).toEqual({
    protocol: 'http',
    transport: 'unix',
    peer: 'front',
    keep: true,
    upgrade: true,
    twins: 'apart',
  });
  expect(choicesOf({}).link).toMatchObject({ keep: false, upgrade: false });
});

it('notes that any host is served, until hosts are named or no web server stands', () => {
  const notes = (fields: Partial<Written>) => resolve(descriptionOf(fields), catalog, 'deploy/demo').notes;
  expect(notes({})).toEqual([expect.stringContaining('hosts is not set')]);
  expect(notes({ hosts: ['example.org'] })).toEqual([]);
  expect(notes({ web: 'none' })).toEqual([]);
});
