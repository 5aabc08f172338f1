import type Docker from 'dockerode';
import type { Engine, ProcessRow } from '../model/engine.ts';
import { containerLogs } from './container-logs.ts';
import { containerState } from './container-state.ts';
import { execIn } from './exec-in.ts';
import { settle } from './settle.ts';
import { stopContainer } from './stop-container.ts';

/** The engine as the observing stages see it, limited to the containers of one deployment, by service. */
export function engineFor(docker: Docker, ids: Readonly<Record<string, string>>): Engine {
  const container = async (service: string) => {
    const id = ids[service];
    if (id === undefined)
      throw new RangeError(`There is no service ${service}; there are ${Object.keys(ids).join(', ')}.`);
    return docker.getContainer(id);
  };
  return {
    inspect: async (service) => containerState(docker, service, (await container(service)).id),
    processes: async (service) => processes(await container(service)),
    logs: async (service) => containerLogs(docker, (await container(service)).id),
    exec: async (service, argv) => execIn(docker, (await container(service)).id, argv),
    stop: async (service) => stop(docker, await container(service)),
    start: async (service) => settle((await container(service)).start()),
    kill: async (service, signal) => void (await (await container(service)).kill({ signal })),
  };
}

async function processes(container: Docker.Container): Promise<readonly ProcessRow[]> {
  const { Processes } = await container.top({ ps_args: '-eo pid,ppid,uid,args' });
  return Processes.map(processRow);
}

function processRow([pid, parent, uid, ...command]: readonly string[]): ProcessRow {
  return { pid: Number(pid), parent: Number(parent), uid: Number(uid), command: command.join(' ') };
}

async function stop(docker: Docker, container: Docker.Container): Promise<{ exitCode: number; seconds: number }> {
  const begin = performance.now();
  await stopContainer(docker, container.id);
  const seconds = (performance.now() - begin) / 1000;
  return { exitCode: (await container.inspect()).State.ExitCode, seconds };
}
