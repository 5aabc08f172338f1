import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readDescription } from '../../src/read/read-description.ts';
import { inFolder, saidOf, saidOfFile } from './said-of.ts';

const minimal = 'name: demo\napp: {path: app}\nserver: uwsgi\n';

it.each(['', '\n\n', '# nothing yet\n', '---\n', 'null\n'])('calls %j empty, or no mapping', async (text) => {
  const said = await saidOf(text);
  if (text.startsWith('null'))
    expect(said).toBe(
      'stack.yaml:1:1  expected a mapping, found nothing\n   1 │ null\n     │ ~~~~\n  Leave the key out, or give it a value.',
    );
  else expect(said).toBe('stack.yaml is empty\n  A description has at least a name, an app and a server.');
});

it('names a file that cannot be read', () =>
  inFolder(async (folder) => {
    await mkdir(join(folder, 'sub'));
    expect(await saidOfFile(join(folder, 'no.yaml'), folder)).toBe('FOLDER/no.yaml does not exist');
    expect(await saidOfFile(join(folder, 'app/hello.py/x'), folder)).toBe('FOLDER/app/hello.py/x does not exist');
    expect(await saidOfFile(join(folder, 'sub'), folder)).toBe(
      'FOLDER/sub is a folder\n  Name the description in it, such as stack.yaml.',
    );
    expect(await saidOfFile('/dev/null', folder)).toBe('/dev/null is not a regular file');
  }));

it('names a file that is too large', async () => {
  const note = 'A description is a few dozen lines of YAML.';
  expect(await saidOf('x'.repeat(256 * 1024 + 1))).toBe(`stack.yaml is larger than 256 KiB\n  ${note}`);
});

it('takes a byte order mark, CRLF and JSON', async () => {
  expect(await saidOf(`\ufeff${minimal}`)).toBe('');
  expect(await saidOf(minimal.replaceAll('\n', '\r\n'))).toBe('');
  expect(await saidOf('{\n\t"name": "demo",\n\t"app": {"path": "app"},\n\t"server": "uwsgi"\n}\n')).toBe('');
});

it('refuses other encodings', async () => {
  expect(await saidOf(Buffer.from(`\ufeff${minimal}`, 'utf16le'))).toBe(
    'stack.yaml is not UTF-8 text\n  Save it as UTF-8.',
  );
  expect(await saidOf(Buffer.from([0x61, 0x3a, 0x20, 0xff]))).toBe('stack.yaml is not UTF-8 text\n  Save it as UTF-8.');
});

it('keeps variables as they are written', () =>
  inFolder(async (folder) => {
    const file = join(folder, 'stack.yaml');
    await writeFile(file, 'name: demo\napp: {path: app, env: {A: 3.10, B: True, C: 0x10, D: "1"}}\nserver: uwsgi\n');
    const { description } = await readDescription(file);
    expect(description?.app.env).toEqual({ A: '3.10', B: 'True', C: '0x10', D: '1' });
  }));

const hostile: readonly (readonly [string, string])[] = [
  ['open brackets', '['.repeat(250_000)],
  ['nested keys', 'a: '.repeat(80_000)],
  ['nested items', '- '.repeat(120_000)],
  ['many keys', Array.from({ length: 3000 }, (_, index) => `k${index}:`).join('\n')],
  ['quotes', '"'.repeat(250_000)],
  ['blank lines', `a: >\n${'\n'.repeat(250_000)}`],
  ['a long line', `a: ${'x'.repeat(250_000)}`],
  ['too much', 'x'.repeat(300_000)],
];

it.each(hostile)('is not slowed down by %s', async (_, text) => {
  const started = performance.now();
  expect(await saidOf(text)).not.toBe('');
  expect(performance.now() - started).toBeLessThan(1000);
});
