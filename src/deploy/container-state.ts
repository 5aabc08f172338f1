import type Docker from 'dockerode';
import type { ContainerState } from '../model/engine.ts';
import { LABEL } from './labels.ts';

/** The bridge driver's option for its way out: `false` means that nothing is masqueraded. */
export const MASQUERADE = 'com.docker.network.bridge.enable_ip_masquerade';

/** How a container stands right now; networks by the plan's names. */
export async function containerState(docker: Docker, service: string, id: string): Promise<ContainerState> {
  const { State, Config, RestartCount, NetworkSettings } = await docker.getContainer(id).inspect();
  const prefix = `${Config.Labels[LABEL.project]}_`;
  const short = (network: string) => (network.startsWith(prefix) ? network.slice(prefix.length) : network);
  // "none" is what the engine calls being on no network.
  const joined = Object.entries(NetworkSettings.Networks).filter(([name]) => name !== 'none');
  const networks = await Promise.all(
    joined.map(([, { NetworkID }]) => docker.getNetwork(NetworkID).inspect() as Promise<Docker.NetworkInspectInfo>),
  );
  return {
    id,
    service,
    running: State.Running,
    exitCode: State.Running ? null : State.ExitCode,
    startedAt: State.StartedAt,
    restarts: RestartCount,
    addresses: Object.fromEntries(joined.map(([name, { IPAddress }]) => [short(name), IPAddress])),
    networks: networks.map(({ Name, Internal, Options }) => ({
      name: short(Name),
      internal: Internal,
      masquerade: !Internal && Options?.[MASQUERADE] !== 'false',
    })),
    published: Object.entries(NetworkSettings.Ports ?? {})
      .filter(([, bound]) => bound)
      .map(([port]) => Number.parseInt(port, 10)),
  };
}
