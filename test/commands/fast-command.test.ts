import { afterAll, beforeEach, expect, it, vi } from 'vitest';

const validate = vi.fn(async (files: readonly string[]) => ({
  ok: files.map((file) => ({ file, name: 'demo', topology: 'nginx → uwsgi', notes: ['mind the gap'] })),
  problems: [],
}));
const render = vi.fn(async () => ({
  folder: '/',
  paths: [
    { path: 'a', state: 'changed', byHand: true },
    { path: 'b', state: 'unchanged', byHand: false },
    { path: 'c', state: 'extra', byHand: false },
  ],
}));
const up = vi.fn(async () => ({
  options: { name: 'demo' },
  url: 'http://127.0.0.1:8080',
  changes: [
    { service: 'app', did: 'kept' },
    { service: 'web', did: 'replaced' },
  ],
}));
vi.mock('../../src/pipeline/up.ts', () => ({ up }));
vi.mock('../../src/pipeline/validate.ts', () => ({ validate }));
vi.mock('../../src/pipeline/render.ts', () => ({ render }));

// Files share their modules: what another has imported would not be the mocked one.
vi.resetModules();
const { fastCommand } = await import('../../src/terminal/fast-command.ts');

const printed: string[] = [];
const session = {
  signal: new AbortController().signal,
  color: false,
  onProgress: () => {},
  print: (text: string) => void printed.push(text),
  complain: () => {},
};
beforeEach(() => printed.splice(0));
afterAll(() => {
  vi.doUnmock('../../src/pipeline/validate.ts');
  vi.doUnmock('../../src/pipeline/render.ts');
  vi.doUnmock('../../src/pipeline/up.ts');
  vi.resetModules();
});

it('validates every file', async () => {
  expect(await fastCommand(['validate', 'a.yaml', 'b.yaml'])?.(session)).toBe(0);
  expect(validate).toHaveBeenCalledWith(['a.yaml', 'b.yaml']);
  expect(printed).toEqual(['a.yaml  nginx → uwsgi\n  mind the gap', 'b.yaml  nginx → uwsgi\n  1 note as above']);
});

it('prints nothing but JSON when asked to', async () => {
  await fastCommand(['validate', '--json', 'a.yaml'])?.(session);
  expect(JSON.parse(printed.join(''))).toEqual(await validate(['a.yaml']));
});

it('renders, and says what differs in a check', async () => {
  expect(await fastCommand(['render', 'a.yaml', '--out', 'x', '--force'])?.(session)).toBe(0);
  expect(render).toHaveBeenCalledWith({ file: 'a.yaml', out: 'x', check: false, force: true });
  expect(await fastCommand(['render', '--check', 'a.yaml'])?.(session)).toBe(1);
  expect(printed[0]).toMatch(/: 1 written, 1 unchanged, 1 removed$/);
  expect(printed[1]).toMatch(/ is out of date\n {2}edited {4}a\n {2}extra {5}c$/);
});

it('brings up, and says where it answers', async () => {
  expect(await fastCommand(['up', 'a.yaml', '--port', '0', '--name=b', '--scope', 'c'])?.(session)).toBe(0);
  expect(up).toHaveBeenCalledWith(
    expect.objectContaining({ file: 'a.yaml', name: 'b', scope: 'c', port: 0, tlsPort: undefined }),
  );
  expect(printed).toEqual(['demo is up: http://127.0.0.1:8080', '  app kept, web replaced']);
});

it.each([
  [],
  ['down', 'a.yaml'],
  ['up'],
  ['up', 'a.yaml', 'b.yaml'],
  ['up', 'a.yaml', '--help'],
  ['up', 'a.yaml', '--port', 'x'],
  ['up', 'a.yaml', '--port='],
  ['up', 'a.yaml', '--port', '65536'],
  ['up', 'a.yaml', '--tls-port', '1e3'],
  ['validate'],
  ['validate', '--help'],
  ['validate', 'a.yaml', '--help'],
  ['validate', 'a.yaml', '--jsno'],
  ['render'],
  ['render', 'a.yaml', 'b.yaml'],
  ['render', 'a.yaml', '--out'],
])('leaves %j to oclif', (...args) => {
  expect(fastCommand(args)).toBe(null);
});
