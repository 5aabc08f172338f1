import { expect, test } from 'vitest';
import { ownCli } from './own-cli.ts';
import { shop } from './shop.ts';

const cli = ownCli();

/** The URL that `up` prints. */
const urlIn = (stdout: string) => /is up: (http:\S+)/.exec(stdout)?.[1] ?? '';
const visit = async (url: string) => (await fetch(url, { headers: { connection: 'close' } })).text();

test('up prints the URL and what it did: created, kept, or only what changed', async () => {
  const { name, file, describe } = shop();
  const first = await cli.run(['up', file]);
  expect(first).toMatchObject({ code: 0, stdout: expect.stringMatching(/^shop-\d+ is up: http:\/\/127.0.0.1:\d+\n/) });
  expect(first.stdout).toContain('\n  app created, web created\n');
  expect(await visit(urlIn(first.stdout))).toBe('visit 1');

  const second = await cli.run(['up', file]);
  expect(second).toMatchObject({ code: 0, stdout: `${name} is up: ${urlIn(first.stdout)}\n  app kept, web kept\n` });
  expect(second.seconds).toBeLessThan(2);

  describe({ hosts: ['shop.example.org', '127.0.0.1'] });
  const third = await cli.run(['up', file]);
  expect(third).toMatchObject({ code: 0, stdout: `${name} is up: ${urlIn(first.stdout)}\n  app kept, web replaced\n` });
  expect(await visit(urlIn(third.stdout))).toBe('visit 2');
});

test('the same stack lives twice under two names', async () => {
  const { name, file } = shop();
  const one = await cli.run(['up', file]);
  const two = await cli.run(['up', file, '--name', `${name}-two`, '--port', '0']);
  expect(two).toMatchObject({ code: 0, stdout: expect.stringContaining(`${name}-two is up: `) });
  expect(urlIn(two.stdout)).not.toBe(urlIn(one.stdout));
  await visit(urlIn(one.stdout));
  expect([await visit(urlIn(one.stdout)), await visit(urlIn(two.stdout))]).toEqual(['visit 2', 'visit 1']);

  const { stdout } = await cli.run(['ps']);
  expect(stdout.split('\n')[0]).toMatch(/^NAME +STATE +URL +SERVICES$/);
  expect(stdout).toMatch(new RegExp(`^${name} +up +${urlIn(one.stdout)} +web, app$`, 'm'));
  const json = await cli.run(['ps', '--json']);
  expect(JSON.parse(json.stdout)).toMatchObject([
    {
      name,
      url: urlIn(one.stdout),
      committed: true,
      state: 'up',
      services: [{ service: 'web', state: 'running' }, {}],
    },
    { name: `${name}-two`, url: urlIn(two.stdout) },
  ]);
  expect(await cli.run(['ps', '--scope', `${cli.scope}-other`])).toMatchObject({ code: 0, stdout: 'Nothing runs.\n' });

  await cli.run(['down', `${name}-two`, '--volumes']);
  expect(await visit(urlIn(one.stdout))).toBe('visit 3');
});

test('logs show what the services wrote, one of them if asked, and go on until Ctrl-C', async () => {
  const { name, file } = shop();
  const url = urlIn((await cli.run(['up', file])).stdout);
  await visit(`${url}/wanted`);
  const all = await cli.run(['logs', file]);
  expect(all).toMatchObject({ code: 0, stderr: '' });
  expect(all.stdout).toMatch(/^app │ asked for \/wanted$/m);
  expect(all.stdout).toMatch(/^web │ \{.*"tier":"web".*"\/wanted"/m);
  const web = await cli.run(['logs', name, '--service', 'web']);
  expect([
    ...new Set(
      web.stdout
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ),
  ]).toEqual(['web']);
  const none = await cli.run(['logs', name, '--service', 'nosuch']);
  expect(none).toMatchObject({ code: 3, stderr: `${name} has no service called nosuch\n` });

  const follow = cli.start(['logs', '-f', '--service', 'app']);
  await follow.said('asked for /wanted');
  await visit(`${url}/later`);
  await follow.said('asked for /later');
  follow.process.kill('SIGINT');
  const { code, stderr, seconds } = await follow.end;
  expect({ code, stderr }).toEqual({ code: 130, stderr: '' });
  expect(seconds).toBeLessThan(10);
});

test('data survives down, by name or by file, and goes with --volumes', async () => {
  const { name, file } = shop();
  const up = async () => visit(urlIn((await cli.run(['up', file])).stdout));
  expect(await up()).toBe('visit 1');
  const byName = await cli.run(['down', name]);
  expect(byName).toMatchObject({ code: 0, stdout: expect.stringContaining(`${name}: removed ${name}-app-1, `) });
  expect(await cli.left()).toEqual([`${name}_data`]);
  expect(await up()).toBe('visit 2');
  await cli.run(['down', file]);
  expect(await cli.left()).toEqual([`${name}_data`]);
  const withData = await cli.run(['down', file, '--volumes']);
  expect(withData).toMatchObject({ code: 0, stdout: `${name}: removed ${name}_data\n` });
  expect(await cli.left()).toEqual([]);
  expect(await cli.run(['down', name])).toMatchObject({ code: 0, stdout: 'Nothing to remove.\n' });
});

test('down --all acts in its scope only', async () => {
  const { name, file } = shop();
  const other = `${cli.scope}-other`;
  await cli.run(['up', file]);
  const theirs = await cli.run(['up', file, '--name', `${name}-theirs`, '--scope', other]);
  try {
    expect(await cli.run(['down', '--all', '--volumes'])).toMatchObject({ code: 0 });
    expect(await cli.left()).toEqual([]);
    expect(await visit(urlIn(theirs.stdout))).toBe('visit 1');
  } finally {
    await cli.run(['down', '--all', '--volumes', '--scope', other]);
  }
  expect(await cli.run(['down'])).toMatchObject({ code: 2, stderr: expect.stringContaining('or say --all') });
});

test.each([
  ['a container each', { server: 'gunicorn' }],
  ['one container', { server: 'uwsgi', supervisor: 'supervisord' }],
  ['nothing in front', { server: 'gunicorn', web: 'none' }],
])('an entry that cannot be imported is told once, in Python’s words: %s', async (_, changes) => {
  const { file } = shop({ ...changes, workers: 3 }, { entry: 'nosuch:application', volumes: {} });
  const up = cli.start(['up', file]);
  await up.said('✓ start ');
  const begin = performance.now();
  const { code, stdout, stderr } = await up.end;
  expect({ code, stdout }, stderr).toEqual({ code: 1, stdout: '' });
  expect(stderr.match(/ModuleNotFoundError: No module named 'nosuch'/g), stderr).toHaveLength(1);
  expect(stderr).toMatch(/^app (?:in stack ended \(exit status \d+\)|ended with exit code \d+) instead of serving\.$/m);
  expect(performance.now() - begin).toBeLessThan(60_000);
  expect(await cli.left()).toEqual([]);
});
