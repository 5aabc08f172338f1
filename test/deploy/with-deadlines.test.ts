import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Docker from 'dockerode';
import { expect, onTestFinished, test } from 'vitest';
import { withDeadlines } from '../../src/deploy/with-deadlines.ts';

/** An engine that takes every call and never answers. */
async function deafEngine(): Promise<Docker> {
  const path = join(mkdtempSync(join(tmpdir(), 'stackwright-engine-')), 'docker.sock');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
  return withDeadlines(new Docker({ socketPath: path, version: 'v1.41' }), 100);
}

test('a call without an answer ends at its deadline, and says which it was', async () => {
  const docker = await deafEngine();
  await expect(docker.listContainers({ all: true })).rejects.toThrow(
    'The Docker engine did not answer GET /containers/json within 0.1 s.',
  );
  await expect(docker.getContainer('web').logs({ follow: true })).rejects.toThrow(
    'did not answer GET /containers/web/logs',
  );
});

test('a call with a signal of its own waits for that', async () => {
  const docker = await deafEngine();
  const begin = performance.now();
  await expect(docker.getContainer('web').wait({ abortSignal: AbortSignal.timeout(300) })).rejects.toThrow('aborted');
  expect(performance.now() - begin).toBeGreaterThan(290);
});
