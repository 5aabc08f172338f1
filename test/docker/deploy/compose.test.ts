import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { sweep } from '../../../src/deploy/sweep.ts';
import { plainText } from '../../../src/lib/plain-text.ts';
import { bodyOf, ownScope } from './own-scope.ts';
import { container, front, optionsOf, planOf, server } from './small-plan.ts';

const lab = ownScope();
const { name } = optionsOf();
const compose = (...words: string[]) => spawnSync('docker', ['compose', '-p', name, ...words], { encoding: 'utf8' });
const hasCompose = spawnSync('docker', ['compose', 'version']).status === 0;

const volumes = [
  { name: 'data', kind: 'data' },
  { name: 'sockets', kind: 'sockets' },
] as const;
const mounts = [{ type: 'volume', volume: 'data', target: '/data', readOnly: false }] as const;
const app = container('app', server, { mounts });
const plan = planOf([app, front(server, { dependsOn: [{ service: 'app', condition: 'service_started' }] })], {
  volumes,
});

test('Compose finds the containers, the network and the volumes by their labels', async () => {
  const { options } = await lab.up(plan);
  const { Config } = await lab.docker.getContainer(`${name}-web-1`).inspect();
  expect(Config.Labels).toMatchObject({
    'com.docker.compose.project': name,
    'com.docker.compose.service': 'web',
    'com.docker.compose.container-number': '1',
    'com.docker.compose.oneoff': 'False',
    'com.docker.compose.depends_on': 'app:service_started:false',
    'com.docker.compose.config-hash': Config.Labels['stackwright.spec'],
    'com.docker.compose.project.working_dir': `${options.root}/deploy/small`,
    'com.docker.compose.project.config_files': `${options.root}/deploy/small/compose.yaml`,
  });
  const network = await lab.docker.getNetwork(`${name}_edge`).inspect();
  expect(network.Labels).toMatchObject({ 'com.docker.compose.project': name, 'com.docker.compose.network': 'edge' });
  const volume = await lab.docker.getVolume(`${name}_data`).inspect();
  expect(volume.Labels).toMatchObject({ 'com.docker.compose.project': name, 'com.docker.compose.volume': 'data' });
});

test.skipIf(!hasCompose)('docker compose ps, logs and down work on what up has started', async () => {
  await bodyOf(await lab.up(plan));
  expect(compose('ps', '--format', '{{.Service}} {{.State}}').stdout.trim().split('\n').sort()).toEqual([
    'app running',
    'web running',
  ]);
  expect(compose('logs', '--no-color').stdout.trim().split('\n').map(plainText).sort()).toEqual([
    'app-1  | listening',
    'web-1  | listening',
  ]);
  expect(compose('down').status).toBe(0);
  const left = (await lab.left()).filter((object) => !object.includes('_mark_'));
  expect(left).toEqual([`${name}_data`, `${name}_sockets`]);
  await sweep({ docker: lab.docker, scope: lab.scope });
  expect(await bodyOf(await lab.up(plan))).toBe('hello');
});
