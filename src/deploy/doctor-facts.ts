import { statfs } from 'node:fs/promises';
import type Docker from 'dockerode';
import { imageId } from './base-image.ts';
import { engineHost } from './engine-host.ts';

/** What an engine is and has, for `doctor`. */
export interface DoctorFacts {
  /** `Docker 26.1.5`. */
  readonly version: string;
  /** The API version in use: the newest that both sides know. */
  readonly api: string;
  readonly cgroup: string;
  /** Limits that stacks set and this engine's kernel does not enforce: `memory`, `processes`, `processors`. */
  readonly unlimited: readonly string[];
  readonly storage: string;
  readonly cpus: number;
  readonly memoryBytes: number;
  /** The base images asked for that the engine has. */
  readonly bases: readonly string[];
  /** Free space where the engine keeps its images; null when that cannot be seen from here. */
  readonly freeBytes: number | null;
}

const limits = { memory: 'MemoryLimit', processes: 'PidsLimit', processors: 'CpuCfsQuota' } as const;

/** Asks an engine what it is; `bases` are the base images that the catalog knows. */
export async function doctorFacts(docker: Docker, bases: readonly string[]): Promise<DoctorFacts> {
  const [version, info, ids] = await Promise.all([
    docker.version(),
    docker.info(),
    Promise.all(bases.map((base) => imageId(docker, base))),
  ]);
  return {
    version: `Docker ${version.Version}`,
    api: (docker.modem as { version?: string }).version?.replace(/^v/, '') ?? version.ApiVersion,
    cgroup: `v${info.CgroupVersion ?? 1}`,
    unlimited: Object.entries(limits).flatMap(([name, key]) => (info[key] === false ? [name] : [])),
    storage: info.Driver,
    cpus: info.NCPU,
    memoryBytes: info.MemTotal,
    bases: bases.filter((_, index) => ids[index] !== null),
    freeBytes: engineHost(docker) === null ? await freeBytes(info.DockerRootDir) : null,
  };
}

async function freeBytes(folder: string): Promise<number | null> {
  return statfs(folder).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => null,
  );
}
