import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inFolder, saidOfFile } from './said-of.ts';

/** What is said of a description whose `app` and other lines are these; `prepare` puts files beside it. */
function said(app: string, prepare: (folder: string) => Promise<unknown> = async () => {}, more = ''): Promise<string> {
  return inFolder(async (folder) => {
    await prepare(folder);
    await writeFile(join(folder, 'stack.yaml'), `name: demo\napp: {${app}}\nserver: uwsgi\n${more}`);
    return saidOfFile(join(folder, 'stack.yaml'), folder);
  });
}

it('says nothing when all is there', async () => {
  const prepare = (folder: string) => writeFile(join(folder, 'requirements.txt'), '');
  expect(await said('path: ./app, requirements: requirements.txt', prepare)).toBe('');
});

it('names what is not there, all at once and in order', async () => {
  const more = 'listen: {tls: {certificate: no.pem, key: no.key}}\n';
  const text = await said(
    'path: app, static: {/s/: no}, requirements: no.txt, wheels: no-wheels, env_file: .env',
    undefined,
    more,
  );
  expect(text.match(/^stack\.yaml.*/gm)).toEqual([
    'stack.yaml:2:32  there is no folder app/no',
    'stack.yaml:2:51  there is no file no.txt',
    'stack.yaml:2:67  there is no folder no-wheels',
    'stack.yaml:2:88  there is no file .env',
    'stack.yaml:4:29  there is no file no.pem',
    'stack.yaml:4:42  there is no file no.key',
  ]);
  expect(text).toContain(
    '   4 │ listen: {tls: {certificate: no.pem, key: no.key}}\n     │                             ~~~~~~\n  Looked in FOLDER.',
  );
});

it('tells files from folders, and an empty folder from an app', async () => {
  expect(await said('path: app, requirements: app')).toMatch(/^stack\.yaml:2:32 {2}app is not a file\n/);
  expect(await said('path: app/hello.py')).toMatch(/^stack\.yaml:2:13 {2}app\/hello\.py is not a folder\n/);
  expect(await said('path: empty', (folder) => mkdir(join(folder, 'empty')))).toMatch(
    /^stack\.yaml:2:13 {2}the folder empty is empty\n/,
  );
});

it('does not follow a link out of the folder', async () => {
  const prepare = (folder: string) => symlink('/etc', join(folder, 'out'));
  expect(await said('path: out', prepare)).toBe(
    'stack.yaml:2:13  out leads out of the folder of the description\n   2 │ app: {path: out}\n     │             ~~~\n  It is /etc.\n  Only what lies below that folder can get into an image: put a copy there.',
  );
  expect(await said('path: app, env_file: out/passwd', prepare)).toMatch(
    /^stack\.yaml:2:28 {2}out\/passwd leads out of the folder/,
  );
});

it('follows a link that stays inside', async () => {
  expect(await said('path: inside', (folder) => symlink('app', join(folder, 'inside')))).toBe('');
});

it('names a link that leads nowhere', async () => {
  expect(await said('path: loop', (folder) => symlink('loop', join(folder, 'loop')))).toMatch(
    /loop is a link that leads to itself\n/,
  );
});
