import { afterAll, beforeAll, expect, test } from 'vitest';
import { BASE, server as perlServer } from '../deploy/small-plan.ts';
import { type Door, doors } from './lab.ts';

const lab = doors();
const network = `door-net-${process.pid}`;

beforeAll(async () => {
  await lab.docker.createNetwork({ Name: network });
  const database = await lab.docker.createContainer({
    name: `door-database-${process.pid}`,
    Image: BASE,
    Cmd: ['perl', '-e', perlServer],
    Env: ['PORT=5432'],
    HostConfig: { NetworkMode: network },
    NetworkingConfig: { EndpointsConfig: { [network]: { Aliases: ['database'] } } },
  });
  await database.start();
});

afterAll(async () => {
  await lab.docker.getContainer(`door-database-${process.pid}`).remove({ force: true });
  await lab.docker.getNetwork(network).remove();
});

/** Whether a container can open a connection. */
const reaches = async ({ engine }: Door, service: string, host: string, port: number) =>
  (await engine.exec(service, ['timeout', '2', 'bash', '-c', `: < /dev/tcp/${host}/${port}`])).exitCode === 0;

/** What the engine says of a container's networks: does one lead out, and what is published. */
async function surroundings({ engine }: Door, service: string) {
  const { networks, published } = await engine.inspect(service);
  return { leadsOut: networks.some(({ internal, masquerade }) => !internal && masquerade), published };
}

test('the app reaches what is on a network of the user, the web server does not', async () => {
  const said = { web: 'nginx', server: 'gunicorn', workers: 1, networks: [network] };
  const door = await lab.open({ name: 'door-networks', ...said });
  expect(await reaches(door, 'app', 'database', 5432)).toBe(true);
  expect(await reaches(door, 'web', 'database', 5432)).toBe(false);
  expect(await surroundings(door, 'app')).toMatchObject({ published: [] });
  expect(await surroundings(door, 'web')).toEqual({ leadsOut: false, published: [8080] });
  await door.close();
  // It was the user's before and stays so.
  expect(await lab.docker.getNetwork(network).inspect()).toMatchObject({ Name: network });
});

test.each([
  { web: 'apache', server: 'uwsgi', supervisor: 'supervisord', service: 'stack' },
  { web: 'none', server: { name: 'gunicorn', worker: 'gthread' }, supervisor: 'none', service: 'app' },
])('so it does with $web and $supervisor in one container', async ({ service, ...said }) => {
  const door = await lab.open({ name: `door-networks-${said.web}`, ...said, workers: 1, networks: [network] });
  expect(await reaches(door, service, 'database', 5432)).toBe(true);
  await door.close();
});

test.each([
  { egress: false, said: { web: 'nginx', server: 'gunicorn' }, services: { app: false, web: false } },
  { egress: true, said: { web: 'nginx', server: 'gunicorn' }, services: { app: true, web: false } },
  { egress: false, said: { web: 'nginx', server: 'uwsgi', supervisor: 'supervisord' }, services: { stack: false } },
  { egress: true, said: { web: 'nginx', server: 'uwsgi', supervisor: 'supervisord' }, services: { stack: true } },
])('egress $egress: $said leads out at $services', async ({ egress, said, services }) => {
  const door = await lab.open({ name: `door-egress-${egress}`, ...said, workers: 1, app: { egress } });
  for (const [service, leadsOut] of Object.entries(services)) {
    const published = service === 'app' ? [] : [8080];
    expect([service, await surroundings(door, service)]).toEqual([service, { leadsOut, published }]);
    expect(await reaches(door, service, 'database', 5432)).toBe(false);
  }
  await door.close();
});
