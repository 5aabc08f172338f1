import { createServer } from 'node:net';
import { engineHost } from './engine-host.ts';
import { portTaken } from './engine-problem.ts';
import type { Objects } from './objects.ts';
import type { Run } from './run.ts';

/**
 * Throws when something else has a port that was asked for, before time is spent on an image. Who takes it later is told
 * by the engine.
 */
export async function refuseTakenPorts({ docker, plan: { entry }, options }: Run, before: Objects): Promise<void> {
  const address = options.address ?? entry.address;
  const asked = [options.port ?? entry.port, options.tlsPort ?? entry.tlsPort].filter((port) => port !== null);
  const ours = before.containers.flatMap(({ Ports }) => Ports.map(({ PublicPort }) => PublicPort));
  for (const port of asked.filter((each) => each !== 0 && !ours.includes(each))) {
    const others = (await docker.listContainers()).flatMap(({ Ports }) => Ports);
    const published = others.some(({ PublicPort, IP }) => PublicPort === port && overlap(IP, address));
    // A port of the engine's machine cannot be tried from another one.
    if (published || (engineHost(docker) === null && (await isTaken(port, address))))
      throw await portTaken(docker, { address, port });
  }
}

const overlap = (one: string, other: string) => one === other || [one, other].includes('0.0.0.0');

/** True when this machine has another listener there; what else keeps us from listening need not keep the engine. */
function isTaken(port: number, address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', ({ code }: NodeJS.ErrnoException) => resolve(code === 'EADDRINUSE'));
    server.listen({ port, host: address, exclusive: true }, () => server.close(() => resolve(false)));
  });
}
