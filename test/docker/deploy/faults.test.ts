import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { connect } from '../../../src/deploy/connect.ts';
import { down } from '../../../src/deploy/down.ts';
import { sweep } from '../../../src/deploy/sweep.ts';
import { ProblemError } from '../../../src/model/problem.ts';
import { type Fault, faultyEngine } from './faulty-engine.ts';
import { bodyOf, ownScope } from './own-scope.ts';
import { container, front, optionsOf, planOf, server } from './small-plan.ts';
import { type Child, spawnUp } from './spawn-up.ts';

const lab = ownScope();

const says = (body: string) =>
  planOf([
    container('app', '$SIG{TERM} = sub { exit 0 }; sleep 1 while 1'),
    front(server, { environment: { BODY: body } }),
  ]);

/** `up` against an engine that fails at one call; what came of it. */
async function upWith(fault: Fault | null, body: string): Promise<{ calls: string[]; error: unknown }> {
  const engine = await faultyEngine(fault);
  try {
    const docker = await connect(engine.env);
    const error = await lab.up(says(body), { docker }).then(
      () => null,
      (caught) => caught,
    );
    return { calls: engine.calls, error };
  } catch (error) {
    return { calls: engine.calls, error };
  } finally {
    engine.close();
  }
}

test('whichever call is cut off, nothing is left of a first run', async () => {
  const { calls } = await upWith(null, 'one');
  for (let at = 1; at <= calls.length; at++) {
    await down({ docker: lab.docker, scope: lab.scope, volumes: true });
    const { error } = await upWith({ at, when: 'after', strike: 'cut' }, 'one');
    const call = `${at}: ${calls[at - 1]}`;
    if (error === null) continue;
    expect(error, call).toBeInstanceOf(ProblemError);
    expect(await lab.left(), call).toEqual([]);
  }
  console.log(`${calls.length} calls cut`);
});

test('whichever call it is killed at, a replacement leaves a stack that answers, and nothing beside it', async () => {
  const first = await lab.up(says('one'));
  const { calls } = await upWith(null, 'two');
  let body = 'two';
  for (let at = 1; at <= calls.length; at++) {
    const next = body === 'two' ? 'one' : 'two';
    const child: { current: Child | null } = { current: null };
    const kill = async () => void (await child.current?.kill());
    const engine = await faultyEngine({ at, when: 'after', strike: kill });
    child.current = await spawnUp(says(next), optionsOf(), engine.env);
    await new Promise((resolve) => child.current?.process.once('exit', resolve));
    engine.close();
    await pause(100);
    await sweep({ docker: lab.docker, scope: lab.scope });
    await pause(300);
    const call = `${at}: ${calls[at - 1]}`;
    const seen = await bodyOf(first).catch(String);
    expect([body, next], call).toContain(seen);
    body = seen;
    const left = (await lab.left()).map((object) => object.replace(/_mark_.*/, '_mark'));
    const { name } = optionsOf();
    expect([...new Set(left)], call).toEqual([`${name}-app-1`, `${name}-web-1`, `${name}_edge`, `${name}_mark`]);
  }
  console.log(`${calls.length} calls killed at`);
}, 300_000);
