import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { down } from '../../../src/deploy/down.ts';
import { LABEL } from '../../../src/deploy/labels.ts';
import { list } from '../../../src/deploy/list.ts';
import { sweep } from '../../../src/deploy/sweep.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { bodyOf, ownScope } from './own-scope.ts';
import { BASE, front, optionsOf, planOf, server } from './small-plan.ts';

const lab = ownScope();

/** A folder with an app whose text is new, and so in no cache. */
function project(text = randomBytes(6).toString('hex')): { root: string; text: string } {
  const root = mkdtempSync(join(tmpdir(), 'stackwright-root-'));
  mkdirSync(join(root, 'app'));
  writeFileSync(join(root, 'app/text'), text);
  writeFileSync(join(root, 'app/.env'), 'SECRET=1');
  return { root, text };
}

const file = (path: string, text: string) => ({ path, text, executable: false });

const dockerfile = (...lines: string[]) =>
  file('web.Dockerfile', [`FROM ${BASE}`, 'COPY app/ /srv/app/', ...lines, ''].join('\n'));

const program = server.replace("$ENV{BODY} // 'hello'", '`cat /srv/app/text; ls -A /srv/app`');

const image = {
  name: 'web',
  base: BASE,
  dockerfile: 'web.Dockerfile',
  context: { user: ['app'], generated: ['extra'] },
};

const plan: Plan = planOf([front(program, { image: 'web' })], { images: [image] });

test('an image is built of the folder without secrets, once for the same content', async () => {
  const { root, text } = project();
  const files = [
    dockerfile('COPY deploy/small/extra /srv/app/extra', 'USER 10001:10001'),
    file('extra', 'generated'),
    file('other', ''),
  ];
  const steps: string[] = [];
  const onProgress = ({ step, state }: { step: string; state: string }) => void (state === 'done' && steps.push(step));
  const built = await lab.up(plan, { root, files, onProgress });
  expect(await bodyOf(built)).toBe(`${text}extra\ntext\n`);
  expect(steps.slice(0, 1)).toEqual(['build web']);
  const again = await lab.up(plan, { root, files, onProgress });
  expect(again.changes).toEqual([{ service: 'web', did: 'kept' }]);
  expect(steps.filter((step) => step === 'build web')).toHaveLength(1);
});

test('a container that somebody makes of an image of ours has its labels and is nobody’s to remove', async () => {
  const { root } = project();
  await lab.up(plan, { root, files: [dockerfile()] });
  const { Image, Config } = await lab.docker.getContainer(`${optionsOf().name}-web-1`).inspect();
  expect(Config.Labels[LABEL.scope]).toBe(lab.scope);
  const theirs = await lab.docker.createContainer({ Image, Cmd: ['sleep', '1'] });
  try {
    expect((await theirs.inspect()).Config.Labels[LABEL.scope]).toBe(lab.scope);
    const listed = await list({ docker: lab.docker, scope: lab.scope });
    expect(listed.map(({ services }) => services.length)).toEqual([1]);
    await sweep({ docker: lab.docker, scope: lab.scope });
    await down({ docker: lab.docker, scope: lab.scope, volumes: true });
    expect((await theirs.inspect()).State.Status).toBe('created');
  } finally {
    await theirs.remove({ force: true });
  }
});

test('changed content is another image and replaces the container', async () => {
  const { root } = project();
  await lab.up(plan, { root, files: [dockerfile()] });
  writeFileSync(join(root, 'app/text'), 'changed');
  const again = await lab.up(plan, { root, files: [dockerfile()] });
  expect(again.changes).toEqual([{ service: 'web', did: 'replaced' }]);
  expect(await bodyOf(again)).toBe('changedtext\n');
});

test('equal builds of one process happen once', async () => {
  const { root } = project();
  const builds: string[] = [];
  const onProgress = ({ step, state }: { step: string; state: string }) =>
    void (state === 'started' && step === 'build web' && builds.push(step));
  const more = { root, files: [dockerfile('RUN sleep 1')], onProgress };
  await Promise.all(
    ['one', 'two', 'three'].map((each) => lab.up(plan, { ...more, name: `small-${each}-${process.pid}` })),
  );
  expect(builds).toHaveLength(1);
});

test('a build that fails tells the command and its last lines', async () => {
  const { root } = project();
  const files = [dockerfile('RUN for i in 1 2 3; do printf line; sleep 0.1; echo " $i"; done; exit 7')];
  const error = await lab.up(plan, { root, files }).catch((caught) => caught);
  expect(error.problems[0]).toEqual({
    kind: 'stack',
    summary: 'The image web cannot be built: a command ended with exit code 7.',
    notes: ['It failed at RUN for i in 1 2 3; do printf line; sleep 0.1; echo " $i"; done; exit 7'],
    log: ['line 1', 'line 2', 'line 3'],
  });
  expect(await lab.left()).toEqual([]);
});

test('an abort ends a build and leaves no container of it', async () => {
  const { root } = project();
  const before = (await lab.docker.listContainers({ all: true })).map(({ Id }) => Id);
  const abort = new AbortController();
  setTimeout(() => abort.abort(new Error('enough')), 1500);
  const begin = performance.now();
  await expect(lab.up(plan, { root, files: [dockerfile('RUN sleep 8181')], signal: abort.signal })).rejects.toThrow(
    'enough',
  );
  expect(performance.now() - begin).toBeLessThan(5000);
  await expect
    .poll(
      async () =>
        (await lab.docker.listContainers({ all: true })).filter(
          ({ Id, Command }) => !before.includes(Id) && Command.includes('8181'),
        ),
      { timeout: 15_000 },
    )
    .toEqual([]);
});

test('a base image that is not here and cannot be pulled is reported with what helps', async () => {
  const unknown = { ...image, base: 'localhost:9/nothing:here' };
  const error = await lab
    .up({ ...plan, images: [unknown] }, { root: project().root, files: [dockerfile()] })
    .catch((caught) => caught);
  expect(error.problems[0]).toMatchObject({
    kind: 'machine',
    summary: expect.stringMatching(/^The base image localhost:9\/nothing:here is not here/),
  });
  expect(error.problems[0].notes[0]).toContain('npm start');
});
