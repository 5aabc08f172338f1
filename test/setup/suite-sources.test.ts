import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { machineSources, suiteSources } from '../../scripts/setup/suite-sources.mjs';

const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';

const publicArchive = `Types: deb
URIs: http://deb.debian.org/debian
Suites: trixie trixie-updates
Components: main
Signed-By: ${keyring}

Types: deb
URIs: http://deb.debian.org/debian-security
Suites: trixie-security
Components: main
Signed-By: ${keyring}
`;

function deb822(text: string) {
  return suiteSources([{ name: '/etc/apt/sources.list.d/debian.sources', text }], 'trixie');
}

function oneLine(text: string) {
  return suiteSources([{ name: '/etc/apt/sources.list', text }], 'trixie');
}

test('renames the suites of the machine’s own archive, comments and all', () => {
  const sources = deb822(`Types: deb
# http://snapshot.example/archive
URIs: http://mirror.example/debian
Suites: bookworm bookworm-updates bookworm-backports
Components: main contrib non-free-firmware
Signed-By: ${keyring}

Types: deb
URIs: http://mirror.example/debian-security
Suites: bookworm-security
Components: main
Signed-By: ${keyring}
`);
  expect(sources).toBe(publicArchive.replaceAll('deb.debian.org', 'mirror.example'));
});

test('reads one-line entries, with options, and leaves source packages out', () => {
  const sources = oneLine(`# deb http://old.example/debian bullseye main
deb [arch=amd64 signed-by=${keyring}] http://mirror.example/debian/ bullseye main contrib # ours
deb-src http://mirror.example/debian/ bullseye main
`);
  expect(sources).toBe(`Types: deb
URIs: http://mirror.example/debian/
Suites: trixie
Components: main
Signed-By: ${keyring}
`);
});

test('an archive named by "stable" counts, one of another key or path does not', () => {
  const sources = oneLine(`deb http://mirror.example/debian stable main
deb [signed-by=/etc/apt/keyrings/docker.gpg] http://engine.example/linux/debian bookworm main
deb http://php.example/php bookworm main
`);
  expect(sources).toContain('Suites: trixie\n');
  expect(sources).not.toMatch(/engine|php/);
});

test.each([
  ['nothing', ''],
  ['Ubuntu’s archive', 'deb http://archive.example/ubuntu noble main universe'],
  ['a security archive alone', 'deb http://mirror.example/debian-security bookworm-security main'],
  ['Docker’s own archive', 'deb https://engine.example/linux/debian bookworm stable'],
  ['a list of mirrors', 'deb mirror+file:/etc/apt/mirrors/debian.list bookworm main'],
])('takes Debian’s public archive where the machine has %s', (_, text) => {
  expect(oneLine(text)).toBe(publicArchive);
});

test('leaves out a stanza that is not enabled', () => {
  const stanza = `Types: deb\nURIs: http://mirror.example/debian\nSuites: trixie\nComponents: main\n`;
  expect(deb822(`${stanza}Enabled: no\n`)).toBe(publicArchive);
  expect(deb822(stanza)).toContain('mirror.example');
});

test('takes a value that goes on over further lines', () => {
  const text =
    'Types: deb\nURIs:\n http://a.example/debian\n http://b.example/debian\nSuites: trixie\nComponents: main\n';
  expect(deb822(text)).toContain('URIs: http://a.example/debian http://b.example/debian\n');
});

test('reads what apt reads, in its order', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-apt-'));
  mkdirSync(join(folder, 'sources.list.d'));
  for (const name of ['b.sources', 'a.list', 'c.list.disabled'])
    writeFileSync(join(folder, 'sources.list.d', name), name);
  expect(machineSources(folder).map(({ text }) => text)).toEqual(['a.list', 'b.sources']);
  rmSync(folder, { recursive: true });
});
