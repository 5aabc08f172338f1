import { expect, test } from 'vitest';
import { doors, type Texts } from './lab.ts';

const lab = doors();

/** A release that counts its runs in a data volume and collects one file under a name of its own. */
const collects = (name: string, end = ''): Texts => ({
  'app/collect.py': `
import pathlib

count = pathlib.Path("/var/lib/door/count")
count.write_text(str(int(count.read_text()) + 1 if count.exists() else 1))
folder = pathlib.Path("/srv/static/deep")
folder.mkdir()
(folder / "${name}.txt").write_text("${name}")
${end}
`,
});

const app = {
  volumes: { data: '/var/lib/door' },
  static: { '/static/': { collected: '/srv/static' } },
  release: ['python3 collect.py', ['python3', '-c', 'print("two  words", "$HOME")']],
};

test.concurrent.each([
  { web: 'nginx', server: 'gunicorn', supervisor: 'none', service: 'app' },
  { web: 'apache', server: 'uwsgi', supervisor: 'supervisord', service: 'stack' },
])('release with $web and $supervisor', async ({ service, ...said }) => {
  const name = `door-release-${said.web}`;
  const first = await lab.open({ name, ...said, workers: 1, app }, collects('one'));
  const statics = async (door: typeof first) =>
    Promise.all(['one', 'two'].map(async (file) => (await get(door, `/static/deep/${file}.txt`)).status));
  const get = (door: typeof first, target: string) => door.request({ method: 'GET', target });
  const runs = async (door: typeof first) => (await door.engine.exec(service, ['cat', '/var/lib/door/count'])).output;
  expect([await statics(first), await runs(first)]).toEqual([[200, 404], '1\n']);

  // Not when the engine starts the container again.
  await lab.container(name, service).restart();
  await first.answers();
  expect([await statics(first), await runs(first)]).toEqual([[200, 404], '1\n']);

  // A failing one is told with its output; what ran before runs on, with its files.
  const failing = first.again({}, collects('two', 'raise SystemExit("no such table: notes")'));
  const error = await failing.catch((caught) => caught);
  expect(error.problems).toMatchObject([{ summary: 'release ended with exit code 1.', log: ['no such table: notes'] }]);
  expect([await statics(first), await runs(first)]).toEqual([[200, 404], '2\n']);

  const second = await first.again({}, collects('two'));
  expect([await statics(second), await runs(second)]).toEqual([[404, 200], '3\n']);
  expect((await second.engine.exec(service, ['ls', '-A', '/srv/static'])).output).toBe('deep\n');
  await second.close();

  // The first release of a stack leaves nothing when it fails, but data that it may have written.
  await expect(lab.open({ name, ...said, app }, collects('one', 'raise SystemExit(3)'))).rejects.toThrow('exit code 3');
  expect(await lab.left(name)).toEqual([`${name}-${process.pid}_data`]);
  await first.close();
});
