import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { validate } from '../../src/pipeline/validate.ts';
import { problemText } from '../../src/report/problem-text.ts';

/*
 * A file in fixtures/ is a case: a description, a line of dashes, and all that `validate` says of it. To add one, write
 * the description and the dashes, run with UPDATE_GOLDENS=1, and read what was written as a user would. Where a
 * description needs a character that no editor shows, `\u{FEFF}` stands for it.
 */
const fixtures = join(import.meta.dirname, 'fixtures');
const dashes = `${'-'.repeat(10)}\n`;
const names = (await readdir(fixtures)).sort();

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stackwright-refusals-'));
  await mkdir(join(folder, 'app/static'), { recursive: true });
  await mkdir(join(folder, 'empty'));
  await symlink('/usr', join(folder, 'outside'));
  await symlink('loop', join(folder, 'loop'));
  const certificates = join(import.meta.dirname, '../read/certificates');
  await cp(certificates, folder, { recursive: true });
  await cp(join(certificates, 'one-key.pem'), join(folder, 'chain.key'));
  const files = ['app/app.py', 'app/static/a.css', 'app/prod.env'];
  await Promise.all(files.map((file) => writeFile(join(folder, file), '')));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it.each(names)('%s', async (name) => {
  const file = join(fixtures, name);
  const [description = '', expected] = (await readFile(file, 'utf8')).split(dashes);
  const said = await saidOf(description, name);
  if (process.env.UPDATE_GOLDENS) await writeFile(file, description + dashes + said);
  else expect(said).toBe(expected);
});

/** Every problem of a description as the terminal shows them; fails when there is none. */
async function saidOf(description: string, name: string): Promise<string> {
  const file = join(folder, `${name}.yaml`);
  await writeFile(
    file,
    description.replace(/\\u\{([0-9A-F]+)\}/g, (_, code) => String.fromCodePoint(Number.parseInt(code, 16))),
  );
  const { problems } = await validate([file]);
  expect(problems.length, `${name} is refused`).toBeGreaterThan(0);
  const said = problems.map((problem) => problemText(problem, { color: false })).join('\n\n');
  return `${said.replaceAll(file, 'stack.yaml').replaceAll(folder, 'FOLDER')}\n`;
}
