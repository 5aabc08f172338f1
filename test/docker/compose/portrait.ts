import { buffer } from 'node:stream/consumers';
import type Docker from 'dockerode';
import { extract } from 'tar-stream';
import { LABEL, labelled } from '../../../src/deploy/labels.ts';
import { listObjects } from '../../../src/deploy/objects.ts';
import { normalise } from './normalise.ts';

/** What a running stack is, by service, network and volume, and what is in its images; whoever started it. */
export async function portrait(docker: Docker, project: string) {
  const containers = await running(docker, project);
  const { networks, volumes } = await listObjects(docker, { [LABEL.project]: project });
  const inspected = await Promise.all(networks.map(({ Id }) => docker.getNetwork(Id).inspect()));
  const byService = containers.map((each) => [each.Config.Labels['com.docker.compose.service'] ?? '', each] as const);
  const files = byService.map(async ([service, { Id }]) => [service, await filesOf(docker, Id)] as const);
  return {
    containers: Object.fromEntries(byService.map(([service, each]) => [service, normalise('container', each)])),
    networks: Object.fromEntries(inspected.map((each) => [each.Name, normalise('network', each)])),
    volumes: Object.fromEntries(volumes.map((each) => [each.Name, normalise('volume', each)])),
    files: Object.fromEntries(await Promise.all(files)),
  };
}

/** The running containers of a Compose project. */
export async function running(docker: Docker, project: string): Promise<Docker.ContainerInspectInfo[]> {
  const found = await docker.listContainers(labelled({ [LABEL.project]: project }));
  return Promise.all(found.map(({ Id }) => docker.getContainer(Id).inspect()));
}

/** Type, mode, owner, size and path of everything in the folders that are ours. */
async function filesOf(docker: Docker, id: string): Promise<string[]> {
  const lists = ['/etc/stack', '/srv'].map(async (path) => {
    const entries: string[] = [];
    const archive = extract();
    archive.end(await buffer(await docker.getContainer(id).getArchive({ path })));
    for await (const entry of archive) {
      const { type, mode = 0, uid, gid, size, name } = entry.header;
      entries.push(`${type} ${mode.toString(8)} ${uid}:${gid} ${size} ${name}`);
      entry.resume();
    }
    return entries.sort();
  });
  return (await Promise.all(lists)).flat();
}
