import type { Finding } from '../model/problem.ts';
import type { Choices } from '../model/stack.ts';

/** Compose names of what a stack has itself, whichever of it a topology uses. */
const taken = {
  volumes: /^(?:sockets|collected(?:-\d+)?)$/,
  networks: /^(?:edge|app|egress|default)$/,
  processes: /^(?:app(?:-\d+)?|web|stack|release|watch)$/,
};

/** Volumes and networks of the user that have the name of one of the stack's own, and networks named twice. */
export function takenNames({ description }: Choices): Finding[] {
  const { app, networks } = description;
  const processes = Object.keys(app.processes).filter((name) => taken.processes.test(name));
  const volumes = Object.keys(app.volumes).filter((name) => taken.volumes.test(name));
  return [
    ...volumes.map((name) => ({
      summary: `the stack has a volume ${name} of its own`,
      paths: [['app', 'volumes', name]],
      notes: ['Choose another name.'],
      key: true,
    })),
    ...processes.map((name) => ({
      summary: `the stack has a process ${name} of its own`,
      paths: [['app', 'processes', name]],
      notes: ['Choose another name.'],
      key: true,
    })),
    ...networks.flatMap((name, position) => {
      if (networks.indexOf(name) < position)
        return [{ summary: `the network ${name} stands here twice`, paths: [['networks', position]], notes: [] }];
      if (!taken.networks.test(name)) return [];
      const notes = [`Make one with another name: docker network create ${name}-shared.`];
      return [{ summary: `the stack has a network ${name} of its own`, paths: [['networks', position]], notes }];
    }),
  ];
}
