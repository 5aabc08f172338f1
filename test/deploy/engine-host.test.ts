import Docker from 'dockerode';
import { expect, test } from 'vitest';
import { doorOf } from '../../src/deploy/door-of.ts';
import { engineHost, reachedAt } from '../../src/deploy/engine-host.ts';
import { NOTHING } from '../../src/deploy/objects.ts';
import { type Run, startRun } from '../../src/deploy/run.ts';
import { settlePorts } from '../../src/deploy/settle-ports.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { RunOptions } from '../../src/model/run-options.ts';

const local = new Docker({ socketPath: '/var/run/docker.sock' });
const remote = new Docker({ host: 'build.example', port: 2376 });

function runOn(docker: Docker, address: string, asked?: string): Run {
  const entry = { address, port: 8080, tlsPort: null, containerPort: 8080, containerTlsPort: null };
  const options = { name: 'shop', scope: 'me', port: null, tlsPort: null, address: asked } as unknown as RunOptions;
  return startRun({ docker, plan: { entry } as unknown as Plan, files: [], options });
}

test.each([
  [local, null],
  [new Docker({ host: '127.0.0.1', port: 2375 }), null],
  [new Docker({ host: 'localhost', port: 2375 }), null],
  [remote, 'build.example'],
])('an engine is elsewhere when another machine has it', (docker, host) => {
  expect(engineHost(docker)).toBe(host);
});

test.each([
  [local, '0.0.0.0', '127.0.0.1'],
  [local, '192.0.2.7', '192.0.2.7'],
  [remote, '0.0.0.0', 'build.example'],
  [remote, '192.0.2.7', '192.0.2.7'],
])('what is published is reached where it is', (docker, address, reached) => {
  expect(reachedAt(docker, address)).toBe(reached);
});

test('the address that is asked for wins over the plan’s', async () => {
  const run = runOn(remote, '127.0.0.1', '0.0.0.0');
  const options = await settlePorts(run, NOTHING);
  expect(options).toMatchObject({ port: 8080, address: '0.0.0.0' });
  expect(doorOf({ ...run, options })).toMatchObject({ host: 'build.example', port: 8080 });
});

test('a loopback address elsewhere is refused, one here is not', async () => {
  const refusal = 'The front door would be published at 127.0.0.1 of build.example, which cannot be reached from here.';
  await expect(settlePorts(runOn(remote, '127.0.0.1'), NOTHING)).rejects.toThrow(refusal);
  await expect(settlePorts(runOn(remote, '0.0.0.0', '127.0.0.1'), NOTHING)).rejects.toThrow(refusal);
  expect(await settlePorts(runOn(local, '127.0.0.1'), NOTHING)).toMatchObject({ port: 8080 });
});
