import { execFile, spawnSync } from 'node:child_process';
import { expect, it, vi } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import { fields } from './fields.ts';
import { present } from './hostile-cases.ts';
import { hostileRun } from './hostile-run.ts';
import { formatsOf, judgeCase } from './judge-case.ts';
import { spawned } from './spawned.ts';
import { structures } from './structure/index.ts';

/** The whole drill is `npm run drill:input`; this is a part of it, from another seed each time. */
const seed = Math.floor(Math.random() * 2 ** 31);

it('has a reader of whole files for every format', () => {
  expect(Object.keys(structures).sort()).toEqual(Object.keys(catalog.formats).sort());
});

it('throws at every field of a description, and looks at every format', () => {
  const reached = new Set(present.map(({ field }) => JSON.stringify(field)));
  expect(fields.filter((field) => !reached.has(JSON.stringify(field)))).toEqual([]);
  expect([...new Set(formatsOf.flatMap((formats) => [...formats]))].sort()).toEqual(
    Object.keys(catalog.formats).sort(),
  );
});

it(`renders hostile values so that they read back, or refuses them, and starts no process (seed ${seed})`, () => {
  const { result: counts, processes } = spawned(() => hostileRun({ seed, casesEach: 150 }));
  expect(processes).toBe(0);
  for (const [format, { refused, rendered, other }] of counts) {
    expect(rendered, format).toBeGreaterThan(5);
    expect(refused, format).toBeGreaterThan(50);
    expect(other, format).toBeLessThan(rendered);
  }
}, 20_000);

it('would notice a process', () => {
  expect(spawned(() => void spawnSync('true')).processes).toBe(1);
  expect(spawned(() => void execFile('true')).processes).toBe(1);
});

it.each([
  ['compose', ['app', 'env', '*'], 'a: b'],
  ['compose', ['app', 'env', '*'], '$HOME'],
  ['shell', ['app', 'release', '*', '*'], '$(id)'],
  ['shell', ['app', 'release', '*', '*'], "'; id"],
  ['shell', ['app', 'health', 'path'], '/x;id'],
  ['shell', ['app', 'health', 'path'], "/'$(id)'"],
])('would notice a %s escaper that writes %j as it is: %j', (format, path, value) => {
  const right = catalog.formats[format as 'shell'].escape;
  const raw = (each: unknown) => (Array.isArray(each) ? each.join(' ') : String(each));
  const judge = () => judgeCase({ whole: 0, field: { path, key: false }, value });
  expect(judge()).toBe('rendered');
  vi.spyOn(catalog.formats[format as 'shell'], 'escape').mockImplementation((each) =>
    JSON.stringify(each).includes(JSON.stringify(value).slice(1, -1)) ? raw(each) : right(each),
  );
  try {
    expect(judge).toThrow();
  } finally {
    vi.restoreAllMocks();
  }
});
