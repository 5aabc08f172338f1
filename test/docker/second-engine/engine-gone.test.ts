import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { down } from '../../../src/deploy/down.ts';
import { LABEL } from '../../../src/deploy/labels.ts';
import { up } from '../../../src/deploy/up.ts';
import { ProblemError } from '../../../src/model/problem.ts';
import { type Running, root, startProgram } from '../cli/own-cli.ts';
import { BASE, front, optionsOf, planOf, server } from '../deploy/small-plan.ts';
import { imagesOf } from './images-of.ts';
import { leftIn } from './left-in.ts';
import { type SecondEngine, secondEngine } from './second-engine.ts';

const file = 'stacks/notes/bare.yaml';

/** One to be ended and started again, and one on a small disk. */
let engine: SecondEngine;
let small: SecondEngine;

beforeAll(async () => {
  const [tags, ...engines] = await Promise.all([
    imagesOf(file),
    secondEngine('gone'),
    secondEngine('small', '--tmpfs=/var/lib/docker:exec,size=256m'),
  ]);
  [engine, small] = engines;
  await Promise.all([engine.load(BASE, ...tags), small.load(BASE)]);
});

afterAll(async () => {
  await Promise.all([engine?.close(), small?.close()]);
});

const stackwright = (...args: string[]): Running =>
  startProgram([process.execPath, `${root}bin/stackwright.mjs`, ...args], { env: engine.env });

test.concurrent('an engine that goes for good is given up, and the next run removes what it kept', async () => {
  const run = stackwright('test', file);
  await run.said('✓ ready');
  await engine.kill();
  const { code, stdout, stderr, seconds } = await run.end;
  const name = `notes-bare-test-${run.process.pid}`;
  expect(stdout + stderr).toMatch(/is removed: The connection to the Docker engine is lost/);
  expect(stdout + stderr).toContain(
    `These may be left: container ${name}-app-1, network ${name}_edge, volume ${name}_data.`,
  );
  expect(code, stdout + stderr).toBe(3);
  expect(seconds).toBeLessThan(60);
  await engine.start();
  expect(await leftIn(engine)).toContain(`/${name}-app-1`);
  const next = await stackwright('test', file, '--only', 'front-door').end;
  expect(next.code, next.stdout + next.stderr).toBe(0);
  expect(await leftIn(engine)).toEqual([]);

  const restarted = stackwright('test', file);
  await restarted.said('✓ ready');
  await engine.kill();
  await pause(2000);
  await engine.start();
  const end = await restarted.end;
  // Checks that were under way are broken; when there was none, the stack is removed and all goes on.
  expect([0, 1], end.stdout + end.stderr).toContain(end.code);
  expect(await leftIn(engine)).toEqual([]);
});

test.concurrent('a full disk of the engine is named, leaves nothing, and stops no removal', async () => {
  const { docker } = small;
  const text = `FROM ${BASE}\nRUN dd if=/dev/zero of=/fill bs=1M count=300\n`;
  const image = { name: 'fill', base: BASE, dockerfile: 'Dockerfile', context: { user: [], generated: [] } };
  const files = [{ path: 'Dockerfile', text, executable: false }];
  const plan = planOf([front(server, { image: 'fill' })], { images: [image] });
  const options = optionsOf({ address: '0.0.0.0' });
  const error = await up({ docker, plan, files, options }).catch((caught) => caught);
  expect(error).toBeInstanceOf(ProblemError);
  expect(error.problems).toMatchObject([
    {
      kind: 'stack',
      summary: 'The image fill cannot be built: a command ended with exit code 1.',
      notes: [
        expect.stringContaining('dd if=/dev/zero'),
        expect.stringMatching(/^The disk of the Docker engine is full:/),
      ],
    },
  ]);
  expect(await leftIn(small)).toEqual([]);
  expect(await docker.listImages({ filters: { label: [`${LABEL.managed}=true`] } })).toEqual([]);

  const running = await up({ docker, plan: planOf([front()]), files: [], options });
  expect(await (await fetch(running.url)).text()).toBe('hello');
  await small.sh(
    'dd if=/dev/zero of=/var/lib/docker/fill bs=64k 2>/dev/null; cat /dev/zero >>/var/lib/docker/fill || true',
  );
  const second = optionsOf({ name: `${options.name}-second`, address: '0.0.0.0' });
  const full = await up({ docker, plan: planOf([front()]), files: [], options: second }).catch((caught) => caught);
  expect(full.problems?.[0]?.summary ?? full).toMatch(/^The disk of the Docker engine is full: /);
  expect((await leftIn(small)).filter((object) => object.includes('second'))).toEqual([]);
  await down({ docker, scope: options.scope, volumes: true });
  expect(await leftIn(small)).toEqual([]);
});
