import { expect, it } from 'vitest';
import { fromJSONSchema } from 'zod';
import { fieldNotes } from '../../src/model/field-notes.ts';
import { jsonSchema } from '../../src/model/json-schema.ts';

const schema = jsonSchema({
  webServers: ['nginx', 'none'],
  appServers: ['uwsgi', 'gunicorn'],
  workers: ['prefork', 'sync'],
  supervisors: ['none', 'supervisord'],
  frameworks: ['flask'],
  interfaces: ['wsgi', 'asgi'],
  protocols: ['http', 'uwsgi'],
  transports: ['unix', 'tcp'],
  bases: ['debian:trixie-slim'],
});
const editor = fromJSONSchema(schema as Parameters<typeof fromJSONSchema>[0]);
const minimal = { name: 'demo', app: { path: 'app' }, server: 'uwsgi' };

it('is a draft 2020-12 schema without transforms', () => {
  expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  expect(JSON.stringify(schema)).not.toContain('{}]');
});

it.each([
  {},
  { server: { name: 'gunicorn', worker: 'sync', threads: 4 }, web: { server: 'nginx' }, workers: 4 },
  { workers: 'auto', web: 'none', link: { protocol: 'uwsgi', transport: 'unix' }, supervisor: 'supervisord' },
  { limits: { cpus: 1.5, memory: '512m' }, timeouts: { request: 30, stop: '1m' }, body: '10m' },
  {
    app: {
      path: './app',
      health: '/',
      release: ['a b', ['c', 'd']],
      static: { '/s/': 'static', '/t/': { collected: '/x' } },
      env: { A: 1 },
    },
  },
  { checks: [{ get: '/', contains: 'Notes' }], listen: { port: 0, tls: { certificate: 'a.pem', key: 'a.key' } } },
])('takes %j', (more) => {
  expect(editor.safeParse({ ...minimal, ...more }).error).toBeUndefined();
});

it.each([
  { server: 'uwsgy' },
  { server: {} },
  { web: { name: 'nginx' } },
  { link: { transport: 'udp' } },
  { supervisor: 'systemd' },
  { app: {} },
  { app: { path: 'app', framework: 'rails' } },
  { listen: { port: 65536 } },
  { prot: 'http' },
])('marks %j', (more) => {
  expect(editor.safeParse({ ...minimal, ...more }).success).toBe(false);
});

it('says of every field what it is for, and of nothing else', () => {
  const described = new Set<string>();
  const visit = (node: unknown, path: string) => {
    if (typeof node !== 'object' || node === null) return;
    const { properties = {}, additionalProperties, items, anyOf = [] } = node as Record<string, object>;
    for (const [key, child] of Object.entries(properties)) {
      const name = path ? `${path}.${key}` : key;
      if ('description' in child) described.add(name);
      else expect.fail(`${name} has no note in field-notes.ts`);
      visit(child, name);
    }
    for (const option of Object.values(anyOf)) visit(option, path);
    if (additionalProperties) {
      if ('description' in additionalProperties) described.add(`${path}.*`);
      visit(additionalProperties, `${path}.*`);
    }
    visit(items, `${path}.*`);
  };
  visit(schema, '');
  expect([...described].sort()).toEqual(Object.keys(fieldNotes).sort());
});
