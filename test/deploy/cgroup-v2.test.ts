import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { doctor } from '../../src/pipeline/doctor.ts';

/*
 * cgroup v2 is recorded here, not run: the machine that these tests were written on has v1. Stackwright reads no cgroup
 * files; it asks the engine (GET /info). Both answers are cut to what limits, cgroups and size are about.
 *
 * - info-cgroup-v2-bare.json: Docker 26.1.5 on an empty cgroup2 mount, whose kernel has all controllers in v1.
 * - info-cgroup-v2.json: the same fields as Docker Desktop 24.0.6 answers them, with every controller.
 */
const recorded = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

/** `doctor` of an engine that gives this answer; by name. */
async function diagnoses(info: string) {
  const path = join(mkdtempSync(join(tmpdir(), 'stackwright-engine-')), 'docker.sock');
  const server = createServer(({ url = '' }, response) => {
    const { ServerVersion } = JSON.parse(info);
    const found = /\/(_ping|info|version)$/.exec(url)?.[1];
    const body = found === 'version' ? JSON.stringify({ Version: ServerVersion, ApiVersion: '1.43' }) : info;
    response.writeHead(found ? 200 : 404, { 'api-version': '1.43', 'content-type': 'application/json' });
    response.end(found ? body : '{"message":"No such image"}');
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  vi.stubEnv('DOCKER_HOST', `unix://${path}`);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    server.close();
  });
  return Object.fromEntries((await doctor()).map((diagnosis) => [diagnosis.name, diagnosis]));
}

test('an engine on cgroup v2 with its controllers is fine', async () => {
  expect(await diagnoses(recorded('info-cgroup-v2.json'))).toMatchObject({
    Engine: { ok: true, found: 'Docker 24.0.6' },
    cgroup: { ok: true, found: 'v2' },
    Limits: { ok: true, found: 'memory, processes, processors', advice: null },
  });
});

test('one without controllers enforces no limit, and doctor says so', async () => {
  expect(await diagnoses(recorded('info-cgroup-v2-bare.json'))).toMatchObject({
    cgroup: { ok: true, found: 'v2' },
    Limits: {
      ok: false,
      found: 'cannot limit memory, processes, processors',
      advice: expect.stringContaining('cgroup_enable=memory'),
    },
  });
});

test('an engine on cgroup v1 that lacks one limit is told apart', async () => {
  const info = { ...JSON.parse(recorded('info-cgroup-v2.json')), CgroupVersion: '1', MemoryLimit: false };
  expect(await diagnoses(JSON.stringify(info))).toMatchObject({
    cgroup: { found: 'v1' },
    Limits: { ok: false, found: 'cannot limit memory' },
  });
});
