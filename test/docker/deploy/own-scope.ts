import type Docker from 'dockerode';
import { afterEach, beforeAll } from 'vitest';
import { connect } from '../../../src/deploy/connect.ts';
import { down } from '../../../src/deploy/down.ts';
import { LABEL } from '../../../src/deploy/labels.ts';
import { listObjects } from '../../../src/deploy/objects.ts';
import { up } from '../../../src/deploy/up.ts';
import type { Deployment } from '../../../src/model/deployment.ts';
import type { Plan } from '../../../src/model/plan.ts';
import type { RunOptions } from '../../../src/model/run-options.ts';
import { optionsOf } from './small-plan.ts';

/** A connected engine and a scope of the test file's own, emptied after each test. */
export function ownScope() {
  const lab = {
    docker: null as unknown as Docker,
    scope: optionsOf().scope,
    /** Names of everything in the engine that belongs to this scope. */
    left: async () => {
      const { containers, networks, volumes } = await listObjects(lab.docker, { [LABEL.scope]: lab.scope });
      return [
        ...containers.map(({ Names }) => Names[0]?.slice(1) ?? ''),
        ...[...networks, ...volumes].map(({ Name }) => Name),
      ].sort();
    },
    /** `up` with little patience. */
    up: (plan: Plan, more: Partial<RunOptions> & Partial<Parameters<typeof up>[0]> = {}): Promise<Deployment> => {
      const { docker = lab.docker, signal, onProgress, readyMs = 8000, files = [], ...options } = more;
      return up({ docker, plan, files, options: optionsOf(options), signal, onProgress, readyMs });
    },
  };
  beforeAll(async () => {
    lab.docker = await connect();
  });
  afterEach(async () => {
    await down({ docker: lab.docker, scope: lab.scope, volumes: true });
    const images = await lab.docker.listImages({ filters: { label: [`${LABEL.scope}=${lab.scope}`] } });
    for (const { Id } of images) await lab.docker.getImage(Id).remove({ force: true });
  });
  return lab;
}

/** The body of an answer of a deployment's front door. */
export async function bodyOf({ url }: Pick<Deployment, 'url'>): Promise<string> {
  return (await fetch(url, { headers: { connection: 'close' } })).text();
}
