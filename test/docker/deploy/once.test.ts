import { expect, test } from 'vitest';
import type { ContainerPlan } from '../../../src/model/plan.ts';
import { bodyOf, ownScope } from './own-scope.ts';
import { container, front, planOf, server } from './small-plan.ts';

const lab = ownScope();

const mounts = [{ type: 'volume', volume: 'collected', target: '/srv/static', readOnly: false }] as const;
const volumes = [{ name: 'collected', kind: 'collected' }] as const;
const dependsOn = [{ service: 'release', condition: 'service_completed_successfully', loose: false }] as const;

const release = (program: string): ContainerPlan =>
  container('release', program, { once: true, restart: 'no', healthcheck: false, user: '0:0', mounts, networks: [] });

/** A stack whose front door shows what its release has written. */
const planWith = (program: string) =>
  planOf(
    [release(program), front(server.replace("$ENV{BODY} // 'hello'", '`cat /srv/static/log`'), { mounts, dependsOn })],
    { volumes },
  );

const write = (text: string) => `open my $file, '>>', '/srv/static/log' or die $!; print $file '${text}'`;

test('it runs to its end before the others start, and goes', async () => {
  const deployment = await lab.up(planWith(`sleep 1; ${write('first')}`));
  expect(await bodyOf(deployment)).toBe('first');
  expect(deployment.changes).toEqual([
    { service: 'release', did: 'created' },
    { service: 'web', did: 'created' },
  ]);
  expect((await lab.left()).filter((object) => object.includes('release'))).toEqual([]);
});

test('it runs again only when something changes', async () => {
  await lab.up(planWith(write('1')));
  const kept = await lab.up(planWith(write('1')));
  expect([await bodyOf(kept), kept.changes.map(({ did }) => did)]).toEqual(['1', ['kept', 'kept']]);
  const again = await lab.up(planWith(write('2')));
  expect([await bodyOf(again), again.changes.map(({ did }) => did)]).toEqual(['12', ['created', 'replaced']]);
});

test('when it fails nothing else starts, and its last lines are told', async () => {
  const error = await lab.up(planWith('die "no such table: notes\n"')).catch((caught) => caught);
  expect(error.problems).toEqual([
    {
      kind: 'stack',
      summary: 'release ended with exit code 255.',
      notes: ['It must end with 0 before the other services start.'],
      log: ['no such table: notes'],
    },
  ]);
  expect(await lab.left()).toEqual([]);
});

test('when it fails on a running stack, that runs on', async () => {
  const first = await lab.up(planWith(write('1')));
  const before = await lab.left();
  await expect(lab.up(planWith('exit 3'))).rejects.toThrow('release ended with exit code 3.');
  expect(await lab.left()).toEqual(before);
  expect(await bodyOf(first)).toBe('1');
});

test('an abort while it runs leaves nothing', async () => {
  const abort = new AbortController();
  const onProgress = ({ step }: { step: string }) =>
    void (step === 'release' && setTimeout(() => abort.abort(new Error('enough')), 700));
  const begin = performance.now();
  await expect(lab.up(planWith('sleep 60'), { signal: abort.signal, onProgress })).rejects.toThrow('enough');
  expect(performance.now() - begin).toBeLessThan(5000);
  expect(await lab.left()).toEqual([]);
});
