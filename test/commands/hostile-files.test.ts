import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureBuild } from '../../scripts/setup/build.mjs';
import { openSession } from '../../scripts/setup/session.mjs';
import { root } from '../readme/markdown.ts';

/*
 * `validate` of files that are meant to hurt: at most 200 ms and 100 MB, exit code 2, and the place where there is one.
 * Time is the processor's. A machine on which a good file takes longer than 60 ms, because it is slow or busy, is given as
 * much more; of three runs the best counts.
 */
const folder = mkdtempSync(join(tmpdir(), 'stackwright-hostile-'));
const meter = join(folder, 'meter.mjs');

beforeAll(async () => {
  await ensureBuild(openSession(2, new AbortController().signal));
  mkdirSync(join(folder, 'app'));
  writeFileSync(join(folder, 'app/app.py'), '');
  writeFileSync(
    meter,
    `import { writeSync } from 'node:fs';
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeSync(3, JSON.stringify({ ms: (userCPUTime + systemCPUTime) / 1000, mb: maxRSS / 1024 }));
});
`,
  );
  writeFileSync(join(folder, 'bomb.yaml'), head);
  for (let run = 0; run < 3; run++) goodMs.push(validate().ms);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const goodMs: number[] = [];
const limitMs = () => 200 * Math.max(1, Math.min(...goodMs) / 60);

const head = 'name: demo\napp: {path: ./app, framework: flask}\nserver: gunicorn\n';
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('');
const bomb = lines(
  9,
  (index) =>
    `a${index}: &a${index} [${Array(9)
      .fill(index === 0 ? 'x' : `*a${index - 1}`)
      .join(', ')}]\n`,
);

const files: readonly (readonly [string, string, RegExp])[] = [
  ['alias bomb', bomb, /^bomb\.yaml:1:5 {2}anchors \(&\) are not read\n/],
  [
    '10 MB',
    head + '#'.repeat(10 * 2 ** 20),
    /^bomb\.yaml is larger than 256 KiB\n {2}A description is a few dozen lines of YAML\.\n$/,
  ],
  ['20,000 brackets', `${head}hosts: ${'['.repeat(20_000)}`, /^bomb\.yaml:4:39 {2}nested more than 32 levels deep\n/],
  [
    '20,000 braces',
    `${head}hosts: ${'{a: '.repeat(20_000)}`,
    /^bomb\.yaml(?::4:\d+ {2}nested more than 32 levels deep)\n/,
  ],
  [
    '20,000 dashes',
    `${head}hosts:\n  ${'- '.repeat(20_000)}x`,
    /^bomb\.yaml(?::5:\d+ {2}far more than a description holds)\n/,
  ],
  ['keys twice', `${head}${lines(800, () => 'name: demo\n')}`, /^bomb\.yaml:1:1 {2}the key name stands here twice\n/],
  ['unknown keys', `${head}${lines(800, (index) => `k${index}: 1\n`)}`, /^bomb\.yaml:4:1 {2}unknown key k0\n/],
  ['wrong hosts', `${head}hosts:\n${lines(950, () => '  - A;b\n')}`, /^bomb\.yaml:5:5 {2}a host name has /],
  [
    'wrong ports',
    `${head}checks:\n${lines(450, () => '  - {gte: /}\n')}`,
    /^bomb\.yaml:5:5 {2}a check has exactly one request/,
  ],
  [
    'far too many hosts',
    `${head}hosts:\n${lines(30_000, () => '  - a\n')}`,
    /^bomb\.yaml:\d+:\d+ {2}far more than a description holds\n/,
  ],
  ['__proto__', `${head}__proto__: {name: x}\n`, /^bomb\.yaml:4:1 {2}unknown key __proto__\n/],
  ['NUL', `${head}\0`, /^bomb\.yaml:4:1 {2}a control character \(U\+0000\)/],
  ['BOM within', `${head}\ufeff`, /^bomb\.yaml:4:1 {2}a control character \(U\+FEFF\)/],
  ['tags', `${head}hosts: !!python/object/apply:os.system [id]\n`, /^bomb\.yaml:4:8 {2}tags \(!\) are not read\n/],
  ['merge', `${head}<<: {name: x}\n`, /^bomb\.yaml:4:1 {2}unknown key <<\n/],
  ['a long line', `${head}hosts: ["${'a'.repeat(250_000)}"]\n`, /^bomb\.yaml:4:9 {2}a host name has /],
  ['quotes', `${head}hosts: ${'"'.repeat(200_000)}`, /^bomb\.yaml:4:\d+ {2}/],
];

it.each(files)(
  '%s is refused within 200 ms and 100 MB',
  (_, text, said) => {
    writeFileSync(join(folder, 'bomb.yaml'), text);
    const runs = [validate()];
    while (runs.length < 3 && runs.every(({ ms }) => ms > limitMs())) runs.push(validate());
    const [first] = runs;
    expect({ code: first?.code, stdout: first?.stdout }).toEqual({ code: 2, stdout: '' });
    expect(first?.stderr).toMatch(said);
    expect(first?.stderr.length).toBeLessThan(50_000);
    expect(Math.min(...runs.map(({ ms }) => ms))).toBeLessThanOrEqual(limitMs());
    expect(Math.min(...runs.map(({ mb }) => mb))).toBeLessThanOrEqual(100);
  },
  20_000,
);

function validate() {
  const { FORCE_COLOR: _, ...own } = process.env;
  const args = ['--import', pathToFileURL(meter).href, join(root, 'bin/stackwright.mjs'), 'validate', 'bomb.yaml'];
  const { status, stdout, stderr, output } = spawnSync(process.execPath, args, {
    cwd: folder,
    env: { ...own, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr, ...(JSON.parse(output[3] ?? '{}') as { ms: number; mb: number }) };
}
