import { expect, test } from 'vitest';
import { eventually } from '../../../src/lib/eventually.ts';
import { type Door, doors } from './lab.ts';

const lab = doors();

const ticker = `import os
import time

while True:
    print(f"tick of {os.getpid()} with {os.environ['TICKED']}", flush=True)
    time.sleep(0.2)
`;
const kill = `import os, pathlib
for path in pathlib.Path("/proc").glob("[0-9]*"):
    if b"ticker.py" in (path / "cmdline").read_bytes().split(b"\\0"):
        os.kill(int(path.name), 9)
`;

/** The process ids under which the process beside the app server has written. */
async function ticked({ engine }: Door, service: string): Promise<string[]> {
  const lines = (await engine.logs(service)).join('\n').matchAll(/^tick of (\d+) with zest$/gm);
  return [...new Set([...lines].map(([, pid = '']) => pid))];
}

test.concurrent.each(['supervisord', 's6', 'runit'])(
  'a process beside the app server is started again by %s, in its container',
  async (supervisor) => {
    const name = `door-beside-${supervisor}`;
    const app = { processes: { ticker: 'python3 ticker.py' }, env: { TICKED: 'zest' } };
    const door = await lab.open(
      { name, web: 'nginx', server: 'gunicorn', supervisor, app },
      { 'app/ticker.py': ticker },
    );
    const seen = () => ticked(door, 'stack');
    expect(await eventually(seen, ({ length }) => length > 0, 10_000)).toHaveLength(1);
    await door.engine.exec('stack', ['python3', '-c', kill]);
    expect(await eventually(seen, ({ length }) => length > 1, 10_000)).toHaveLength(2);
    expect((await lab.container(name, 'stack').inspect()).RestartCount).toBe(0);
    await door.close();
  },
);

test('without a supervisor it has a container, which the engine starts again, and which stops when told to', async () => {
  const name = 'door-beside-none';
  const app = { processes: { ticker: 'python3 ticker.py' }, env: { TICKED: 'zest' } };
  const door = await lab.open({ name, web: 'nginx', server: 'gunicorn', app }, { 'app/ticker.py': ticker });
  const container = lab.container(name, 'ticker');
  expect(
    await eventually(
      () => ticked(door, 'ticker'),
      ({ length }) => length > 0,
      10_000,
    ),
  ).not.toEqual([]);
  expect((await container.inspect()).HostConfig).toMatchObject({
    ReadonlyRootfs: true,
    CapDrop: ['ALL'],
    PortBindings: {},
  });
  await door.engine.exec('ticker', ['python3', '-c', kill]);
  const restarts = async () => (await container.inspect()).RestartCount;
  expect(await eventually(restarts, (count) => count > 0, 10_000)).toBe(1);
  expect((await door.engine.stop('ticker')).seconds).toBeLessThan(5);
  await door.close();
});
