import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { EndpointRecord, ServerMode } from '../../src/model/component.ts';
import type { Finding } from '../../src/model/problem.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { descriptionOf, type Written } from './description-of.ts';

/*
 * What the catalog of today can say, test/refusals shows word for word. Here: that findings come together and point
 * right, and what a component of tomorrow could make it say.
 */
function findingsOf(fields: Partial<Written>, shelves: Partial<Catalog> = {}): readonly Finding[] {
  const { choices, findings } = resolve(descriptionOf(fields), { ...catalog, ...shelves }, 'deploy/demo');
  expect(choices === null).toBe(findings.length > 0);
  return findings;
}

/** The catalog's Gunicorn, with one worker model that has this instead. */
function serverWith(mode: Pick<ServerMode, 'provides' | 'consumes'>): Partial<Catalog> {
  const { gunicorn } = catalog.appServers;
  return {
    appServers: {
      ...catalog.appServers,
      gunicorn: { ...gunicorn, modes: { only: { ...(gunicorn.modes.sync as ServerMode), ...mode } } },
    },
  };
}

const answers = (...backend: EndpointRecord[]) => serverWith({ provides: { backend } });

it('finds every unknown name at once', () => {
  const fields = { web: 'a', server: 'b', supervisor: 'c', base: 'd', app: { path: 'app', framework: 'e' } };
  expect(
    findingsOf(fields)
      .map(({ paths }) => paths[0]?.join('.'))
      .sort(),
  ).toEqual(['app.framework', 'base', 'server.name', 'supervisor', 'web.server']);
});

it('finds names of links, workers and interfaces at once, before anything is matched', () => {
  const fields = {
    server: { name: 'gunicorn', worker: 'a' },
    link: { protocol: 'b', transport: 'c' },
    app: { path: 'app', interface: 'd' },
  };
  expect(findingsOf(fields).map(({ paths }) => paths[0]?.join('.'))).toEqual([
    'server.worker',
    'link.protocol',
    'link.transport',
    'app.interface',
  ]);
});

it('does not take names from the prototype', () => {
  for (const name of ['toString', '__proto__', 'constructor'])
    expect(findingsOf({ server: name }), name).toMatchObject([{ summary: `no app server is called "${name}"` }]);
});

it('finds clashes at several joints together', () => {
  const summaries = findingsOf({ server: { name: 'uvicorn', threads: 2 }, link: { protocol: 'scgi' } }).map(
    ({ summary }) => summary,
  );
  expect(summaries).toEqual([
    'Uvicorn’s asyncio workers have no threads'.replace('’', "'"),
    'Uvicorn cannot run a WSGI application',
    'nginx cannot dial Uvicorn over scgi',
  ]);
});

it('explains the worker model that is nearest to fitting', () => {
  expect(findingsOf({ server: { name: 'gunicorn', threads: 2 }, link: { protocol: 'scgi' } })).toHaveLength(1);
});

it('keeps a web server out of what it cannot be asked for', () => {
  const fields = { web: 'none', link: { protocol: 'http', transport: 'tcp' } };
  expect(findingsOf(fields)).toEqual([]);
  expect(findingsOf({ ...fields, link: { transport: 'unix' } })[0]?.paths).toEqual([
    ['link', 'transport'],
    ['web', 'server'],
  ]);
});

it('asks for the transport that was chosen, not only for the one that was written', () => {
  const fields = { networks: ['shared'] };
  expect(findingsOf(fields)).toEqual([]);
  const tcpOnly = answers({ protocol: 'http', transport: 'tcp', peer: 'front' });
  expect(findingsOf(fields, tcpOnly)).toMatchObject([{ summary: expect.stringContaining('on a shared network') }]);
  expect(findingsOf({ ...fields, supervisor: 'supervisord' }, tcpOnly)).toEqual([]);
});

it('serves two prefixes from one collected folder', () => {
  const collected = { collected: '/srv/static' };
  expect(findingsOf({ app: { path: 'app', static: { '/a/': collected, '/b/': collected } } })).toEqual([]);
});

it.each(['.env', '.env.prod', 'server.key', 'server.pem'])('lets %s lie beside the application', (name) => {
  const tls = { certificate: 'app/chain.crt', key: 'app/deep/server.key' };
  expect(findingsOf({ app: { path: 'app', env_file: `app/${name}` }, listen: { tls } })).toEqual([]);
  expect(findingsOf({ app: { path: '.', env_file: name } })).toEqual([]);
});

it.each(['prod.env', 'secrets', 'server.key.txt'])('keeps %s out of the image', (name) => {
  expect(findingsOf({ app: { path: 'app', env_file: `app/deep/${name}` } })).toHaveLength(1);
  expect(findingsOf({ app: { path: '.', env_file: name } })).toHaveLength(1);
  expect(findingsOf({ app: { path: 'app', env_file: `application/${name}` } })).toEqual([]);
});

it('explains a supervisor that cannot run the server', () => {
  const shelves = serverWith({ consumes: { app: [{ interface: 'wsgi' }], process: [{ placement: 'separate' }] } });
  expect(findingsOf({ supervisor: 'supervisord' }, shelves)).toEqual([
    {
      summary: 'Gunicorn cannot run under supervisord',
      paths: [['supervisor'], ['server', 'name']],
      notes: ['Gunicorn can run separate, supervisord runs it shared.', 'Supervisors that fit: init, none.'],
    },
  ]);
});

it('explains two that have no protocol in common', () => {
  expect(findingsOf({}, answers({ protocol: 'ajp', transport: 'tcp' }))).toEqual([
    {
      summary: 'nginx cannot dial Gunicorn',
      paths: [['server', 'name']],
      notes: [
        'nginx dials uwsgi, http, fastcgi, scgi over unix or tcp; Gunicorn answers ajp over tcp.',
        'App servers that run WSGI and that nginx can dial: cheroot, gevent, uwsgi, waitress.',
      ],
    },
  ]);
});

it('explains a transport that one has for another protocol only', () => {
  const offers = [
    { protocol: 'http', transport: 'tcp' },
    { protocol: 'scgi', transport: 'unix' },
  ];
  const [finding] = findingsOf({ link: { protocol: 'http', transport: 'unix' } }, answers(...offers));
  expect(finding?.notes[0]).toContain('Gunicorn answers http over tcp, and scgi over unix.');
  expect(finding?.notes[1]).toBe('The two go together by http over tcp, and scgi over unix.');
});

it('explains any other facet by its name', () => {
  const offers = { protocol: 'scgi', transport: 'unix', path: 'path-info' };
  const [finding] = findingsOf({ web: 'apache', link: { protocol: 'scgi' } }, answers(offers));
  expect(finding?.notes).toContain('They differ in path: Apache needs script-name, Gunicorn has path-info.');
});

it('lets a component refuse what no facet says', () => {
  const refusal = { summary: 'not on a Sunday', paths: [['server', 'name']], notes: ['Wait.'] };
  const { gunicorn } = catalog.appServers;
  const shelves = { appServers: { gunicorn: { ...gunicorn, refine: () => [refusal] } } };
  expect(findingsOf({}, shelves)).toEqual([refusal]);
});
