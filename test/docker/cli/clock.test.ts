import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ownCli } from './own-cli.ts';
import { shop } from './shop.ts';

const cli = ownCli();

/** Has a command's clock jump by so many hours a little after it has started; timers run on, as those of the system do. */
function jumping(hours: number): { NODE_OPTIONS: string } {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-clock-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const preload = join(folder, 'clock.mjs');
  const jump = `const Real = Date, by = () => performance.now() > 100 ? ${hours} * 3600_000 : 0;
    globalThis.Date = class extends Real {
      constructor(...args) { args.length ? super(...args) : super(Real.now() + by()); }
      static now() { return Real.now() + by(); }
    };`;
  writeFileSync(preload, jump);
  return { NODE_OPTIONS: `--import=${preload}` };
}

test.each([1, -1])('a clock that jumps by %i hours sweeps no run that is at work, and disturbs none', async (hours) => {
  const { file, name } = shop({}, { health: '/slow', volumes: {} });
  const up = cli.start(['up', file]);
  await up.said('✓ start web');
  const before = await cli.left();
  const gc = await cli.run(['gc', '--dry-run', '--keep-images'], { env: jumping(hours) });
  expect(gc).toMatchObject({ code: 0, stdout: expect.not.stringContaining(name) });
  expect(await cli.run(['ps'], { env: jumping(hours) })).toMatchObject({ code: 0 });
  expect(await cli.left()).toEqual(before);
  const other = shop({ name: `clock-${process.pid}` }, { volumes: {} });
  const { code, stdout, stderr } = await cli.run(['up', other.file], { env: jumping(hours) });
  expect({ code, stdout }, stderr).toEqual({ code: 0, stdout: expect.stringContaining('app created, web created') });
  up.process.kill('SIGINT');
  expect((await up.end).code).toBe(130);
});
