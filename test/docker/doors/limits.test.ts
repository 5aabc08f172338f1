import { expect, test } from 'vitest';
import { doors } from './lab.ts';

const lab = doors();
const MiB = 2 ** 20;

/** What the engine enforces on a container. */
async function enforced(name: string, service: string) {
  const { HostConfig } = await lab.container(name, service).inspect();
  const { Memory = 0, MemorySwap = 0, NanoCpus = 0, PidsLimit, Ulimits } = HostConfig;
  return {
    memory: Memory,
    swap: MemorySwap - Memory,
    cpus: NanoCpus / 1e9,
    pids: PidsLimit,
    files: Ulimits?.[0]?.Hard,
  };
}

test('limits are split between two containers, and workers are as many as the processors', async () => {
  const limits = { cpus: 1.5, memory: '700m' };
  const door = await lab.open({ name: 'door-limits', web: 'nginx', server: 'gunicorn', workers: 'auto', limits });
  const [web, app] = [await enforced('door-limits', 'web'), await enforced('door-limits', 'app')];
  expect(web.memory + app.memory).toBe(700 * MiB);
  expect(web.cpus + app.cpus).toBeCloseTo(1.5);
  expect([web.swap, app.swap, web.files, app.files]).toEqual([0, 0, 8192, 8192]);
  expect([web.pids, app.pids].every((pids) => (pids ?? 0) > 0)).toBe(true);
  const processes = await door.engine.processes('app');
  expect(processes.filter(({ command }) => /gunicorn/.test(command))).toHaveLength(1 + 2);
  expect((await door.engine.processes('web')).filter(({ command }) => /worker process/.test(command))).toHaveLength(2);
  await door.close();
});

test('one container has them all', async () => {
  const limits = { cpus: 0.5, memory: '400m' };
  const said = { web: 'apache', server: 'uwsgi', supervisor: 'supervisord', workers: 'auto', limits };
  const door = await lab.open({ name: 'door-limits-stack', ...said });
  const { memory, cpus } = await enforced('door-limits-stack', 'stack');
  expect([memory, cpus]).toEqual([400 * MiB, 0.5]);
  expect((await door.engine.processes('stack')).filter(({ command }) => /^uwsgi/.test(command))).toHaveLength(1 + 1);
  await door.close();
});
