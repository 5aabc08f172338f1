import { expect, it } from 'vitest';
import { plan } from '../../src/plan/plan.ts';
import { everyStack } from './every-stack.ts';
import { stackOf } from './stack-of.ts';

it('lets the inner tier give up before the outer one', () => {
  everyStack(({ settings, web }) => {
    expect(settings.requestSeconds).toBeLessThan(settings.upstreamSeconds);
    expect(settings.connectSeconds).toBeLessThan(settings.upstreamSeconds);
    if (web.stands) expect(settings.upstreamIdleSeconds).toBeLessThan(settings.serverKeepAliveSeconds);
  });
});

it('lets a stop take as long as a request, and every tier longer than the one inside it', () => {
  everyStack((stack) => {
    const { requestSeconds, upstreamSeconds, drainSeconds, stopSeconds, graceSeconds } = stack.settings;
    expect(drainSeconds).toBeGreaterThanOrEqual(requestSeconds);
    expect(stopSeconds).toBeGreaterThan(drainSeconds);
    expect(graceSeconds).toBeGreaterThan(stopSeconds);
    expect(graceSeconds).toBeGreaterThan(upstreamSeconds);
    for (const container of plan(stack).containers) expect(container.stopGraceSeconds).toBe(graceSeconds);
  });
});

it('lets the kernel queue as many connections as the servers ask for', () => {
  everyStack((stack) => {
    for (const { service, sysctls } of plan(stack).containers)
      if (service !== 'release')
        expect(Number(sysctls['net.core.somaxconn'])).toBeGreaterThanOrEqual(stack.settings.backlog);
  });
});

it('has a file descriptor for both ends of every connection', () => {
  everyStack(({ settings }) => {
    expect(settings.openFiles).toBeGreaterThanOrEqual(2 * settings.connections);
  });
});

it('splits memory, processes and processors without losing or inventing any', () => {
  everyStack((stack) => {
    const { web, app, whole, beside } = stack.settings.split;
    const besides = Object.keys(stack.description.app.processes).length;
    expect(web.memoryBytes + app.memoryBytes + besides * beside.memoryBytes).toBe(whole.memoryBytes);
    expect(web.pids + app.pids + besides * beside.pids).toBe(whole.pids);
    if (whole.cpus === null) expect([web.cpus, app.cpus, beside.cpus]).toEqual([null, null, null]);
    else {
      const sum = (web.cpus ?? 0) + (app.cpus ?? 0) + besides * (beside.cpus ?? 0);
      // No share is less than 0.05: so little cannot be divided further.
      if (app.cpus === 0.05) expect(sum).toBeLessThanOrEqual(whole.cpus + 0.05 * (1 + besides));
      else expect(sum).toBeCloseTo(whole.cpus, 1);
    }
  });
});

it('gives the lasting containers together what the description allows', () => {
  everyStack((stack) => {
    const containers = plan(stack).containers.filter(({ once }) => !once);
    const { cpus, memory } = stack.description.limits;
    const total = containers.reduce((sum, { memoryBytes }) => sum + memoryBytes, 0);
    const whole = memory ?? stack.settings.split.whole.memoryBytes;
    // A share in bytes is rounded down.
    expect(total).toBeLessThanOrEqual(whole);
    expect(total).toBeGreaterThan(whole - containers.length);
    for (const container of containers) {
      expect(container.cpus === null).toBe(cpus === undefined);
      expect(container.memoryBytes).toBeGreaterThanOrEqual(32 * 2 ** 20);
    }
  });
});

it('has room for every worker and thread in the limit of processes', () => {
  everyStack((stack) => {
    const { pids } = stack.settings.split.app;
    expect(pids).toBeGreaterThanOrEqual(stack.workers * (stack.threads + 1) + 2);
  });
});

it('has room for the threads that an event loop makes for what blocks', () => {
  const { pids } = stackOf({ server: 'uvicorn', app: { path: 'app', interface: 'asgi' }, workers: 4 }).settings.split
    .app;
  expect(pids).toBeGreaterThan(4 * 64);
});

it('keeps to the numbers of the description', () => {
  const { settings } = stackOf({
    timeouts: { request: '2m', stop: 200, keepalive: '5s', header: 3, body: 4 },
    body: '7m',
    limits: { cpus: 3.5, memory: '2g' },
  });
  expect(settings).toMatchObject({
    requestSeconds: 120,
    graceSeconds: 200,
    keepAliveSeconds: 5,
    headerSeconds: 3,
    bodySeconds: 4,
  });
  expect(settings).toMatchObject({
    bodyBytes: 7 * 2 ** 20,
    webWorkers: 4,
    split: { whole: { cpus: 3.5, memoryBytes: 2 ** 31 } },
  });
});
