import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { connect } from '../../../src/deploy/connect.ts';
import { engineFor } from '../../../src/deploy/engine-for.ts';
import { list } from '../../../src/deploy/list.ts';
import type { Plan } from '../../../src/model/plan.ts';
import { bodyOf, ownScope } from '../deploy/own-scope.ts';
import { BASE, container, front, optionsOf, planOf, server } from '../deploy/small-plan.ts';
import { type Fault, faultyEngine } from './faulty-engine.ts';

const lab = ownScope();
const { name } = optionsOf();
const says = (body: string) => planOf([front(server, { environment: { BODY: body } })]);

/** The engine with this fault, for as long as the test runs; where it falls silent, it has a few seconds to answer. */
async function spoilt(fault: Fault) {
  const STACKWRIGHT_ENGINE_TIMEOUT = fault.strike === 'stall' ? '4' : '';
  const engine = await faultyEngine(fault);
  onTestFinished(engine.close);
  return { ...engine, docker: await connect({ ...engine.env, STACKWRIGHT_ENGINE_TIMEOUT }) };
}

/** What `up` is refused with at this fault. */
async function refusal(plan: Plan, fault: Fault, more: object = {}) {
  const { docker, calls, struck } = await spoilt(fault);
  const begin = performance.now();
  const error = await lab.up(plan, { docker, ...more }).catch((caught) => caught);
  return { problems: error.problems, calls, struck: struck(), seconds: (performance.now() - begin) / 1000 };
}

test('a wait for a container that is lost or refused is no end of it', async () => {
  const release = container('release', 'sleep 1; exit 0', { once: true, restart: 'no', networks: [] });
  for (const strike of ['cut', 'error'] as const) {
    const { docker, struck } = await spoilt({ at: /\/wait$/, strike });
    const { changes } = await lab.up(planOf([release, front(server, { environment: { BODY: strike } })]), { docker });
    expect(struck(), strike).toMatch(/wait$/);
    expect(changes.map(({ service }) => service)).toEqual(['release', 'web']);
  }
});

test('a release whose wait is lost still fails with its own exit code', async () => {
  const release = container('release', 'sleep 1; exit 3', { once: true, restart: 'no', networks: [] });
  const { problems } = await refusal(planOf([release, front()]), { at: /\/wait$/, strike: 'cut' });
  expect(problems).toMatchObject([{ kind: 'stack', summary: 'release ended with exit code 3.' }]);
});

test('a container that something else removes while up waits for it is told', async () => {
  const plan = planOf([front(server, { environment: { DELAY: '30' } })]);
  const onProgress = ({ step, state }: { step: string; state: string }) =>
    step === 'ready' && state === 'started' && lab.docker.getContainer(`${name}-web-1`).remove({ force: true });
  const error = await lab.up(plan, { onProgress: onProgress as never }).catch((caught) => caught);
  expect(error.problems[0]).toMatchObject({
    kind: 'machine',
    summary: 'The container of web was removed by something else before it was ready.',
  });
  expect(await lab.left()).toEqual([]);
});

test('a commit whose answer is lost is taken back whole: the former stack answers', async () => {
  const first = await lab.up(says('one'));
  const before = await lab.left();
  const { problems, struck } = await refusal(says('two'), { at: /POST \/volumes\/create/, strike: 'cut' });
  expect(struck).toBe('POST /volumes/create');
  expect(problems[0].summary).toContain('The connection to the Docker engine is lost at POST /volumes/create');
  expect(await lab.left()).toEqual(before);
  await pause(300);
  expect(await bodyOf(first)).toBe('one');
  expect((await list({ docker: lab.docker, scope: lab.scope }))[0]?.committed).toBe(true);
});

test('a replacement leaves one commit mark, its own', async () => {
  await lab.up(says('one'));
  await lab.up(says('two'));
  expect((await lab.left()).filter((object) => object.includes('_mark_'))).toHaveLength(2);
  // The network is the first run's, and so is its mark; a third run's mark takes the second's place.
  await lab.up(says('three'));
  expect((await lab.left()).filter((object) => object.includes('_mark_'))).toHaveLength(2);
});

test('a command in a container that the engine does not start, or loses, is a problem in time', async () => {
  const { options } = await lab.up(says('one'));
  const exec = async (strike: 'stall' | 'cut', command: string) => {
    const { docker } = await spoilt({ at: /\/exec\/.*\/start/, strike });
    const engine = engineFor(docker, { web: `${options.name}-web-1` });
    return engine.exec('web', ['sh', '-c', command]);
  };
  await expect(exec('stall', 'true')).rejects.toThrow(/did not answer POST \/exec\/\w+\/start within 4 s/);
  await expect(exec('cut', 'sleep 5')).rejects.toThrow('The Docker engine lost the connection to sh in a container.');
});

test.each([
  [{ status: 429, message: 'toomanyrequests: You have reached your pull rate limit' }, 'pull rate limit'],
  [{ status: 404, message: 'manifest unknown' }, 'manifest unknown'],
  [{ status: 200, body: '{"errorDetail":{},"error":"no match for platform in manifest"}\n' }, 'no match for platform'],
  [{ status: 200, body: '{"status":"Pulling"}\n' }, 'the pull ended without it'],
  [{ status: 500, message: 'filesystem layer verification failed for digest sha256:1' }, 'layer verification failed'],
])('a pull that is answered with %o is a problem of the machine, and not tried again', async (answer, said) => {
  const plan = planOf([{ ...front(), image: 'localhost:9/nothing:here' }]);
  const { problems, calls } = await refusal(plan, { at: /POST \/images\/create/, strike: 'error', answer });
  expect(problems).toEqual([
    { kind: 'machine', summary: expect.stringContaining(said), notes: [expect.stringContaining('npm start')] },
  ]);
  expect(problems[0].summary).toMatch(/^The base image localhost:9\/nothing:here is not here and cannot be pulled: /);
  expect(calls.filter((call) => call === 'POST /images/create')).toHaveLength(1);
});

test('an abort ends a pull', async () => {
  const { docker } = await spoilt({ at: /POST \/images\/create/, strike: 'stall' });
  const abort = new AbortController();
  const onProgress = ({ step }: { step: string }) => step.startsWith('pull') && abort.abort(new Error('enough'));
  const plan = planOf([{ ...front(), image: 'localhost:9/nothing:here' }]);
  const begin = performance.now();
  const up = lab.up(plan, { docker, signal: abort.signal, onProgress: onProgress as never });
  await expect(up).rejects.toThrow('enough');
  expect(performance.now() - begin).toBeLessThan(3000);
});

test.each([
  ['cut', 'The Docker engine ended the build of web without an image and without a word.'],
  ['stall', 'Building the image web was given up: no word from the Docker engine for 4 s.'],
  ['error', 'The Docker engine refuses POST /build: this call was made to fail'],
] as const)('a build that meets a %s is the engine’s failure, not the stack’s', async (strike, summary) => {
  const root = mkdtempSync(join(tmpdir(), 'stackwright-root-'));
  mkdirSync(join(root, 'app'));
  writeFileSync(join(root, 'app/text'), `${strike} ${process.pid}`);
  const image = { name: 'web', base: BASE, dockerfile: 'web.Dockerfile', context: { user: ['app'], generated: [] } };
  const text = `FROM ${BASE}\nCOPY app/ /srv/app/\nRUN sleep 1\n`;
  const files = [{ path: 'web.Dockerfile', text, executable: false }];
  const plan = planOf([front(server, { image: 'web' })], { images: [image] });
  const { problems, seconds } = await refusal(plan, { at: /POST \/build/, strike }, { root, files });
  expect(problems).toEqual([{ kind: 'machine', summary, notes: [] }]);
  expect(seconds).toBeLessThan(15);
  expect(await lab.left()).toEqual([]);
});
