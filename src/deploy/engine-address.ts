import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '../lib/sha256.ts';
import { machineProblem } from '../model/problem.ts';

/** Where the engine listens, and which setting said so. */
export interface EngineAddress {
  /** `unix:///var/run/docker.sock`, as the setting has it. */
  readonly url: string;
  readonly from: string;
  readonly socketPath: string | null;
  readonly host: string | null;
  readonly port: number | null;
  /** Folder with ca.pem, cert.pem and key.pem; null: no TLS. */
  readonly certificates: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;
type Endpoint = { readonly url: string; readonly from: string; readonly certificates: string | null };

const DEFAULT_URL = 'unix:///var/run/docker.sock';

/**
 * The engine that the docker command would use: DOCKER_HOST, else the context of DOCKER_CONTEXT or of the user's
 * configuration, else the default socket (https://docs.docker.com/engine/manage-resources/contexts/).
 */
export function engineAddress(env: Environment, home: string): EngineAddress {
  const endpoint = fromHost(env, home) ??
    fromContext(env, home) ?? { url: DEFAULT_URL, from: 'the default', certificates: null };
  return parse(endpoint);
}

function fromHost(env: Environment, home: string): Endpoint | null {
  if (!env.DOCKER_HOST) return null;
  const secure = Boolean(env.DOCKER_TLS_VERIFY || env.DOCKER_TLS);
  return {
    url: env.DOCKER_HOST,
    from: 'DOCKER_HOST',
    certificates: secure ? env.DOCKER_CERT_PATH || join(home, '.docker') : null,
  };
}

function fromContext(env: Environment, home: string): Endpoint | null {
  const folder = env.DOCKER_CONFIG || join(home, '.docker');
  const name = env.DOCKER_CONTEXT || (readJson(join(folder, 'config.json'))?.currentContext as string | undefined);
  if (!name || name === 'default') return null;
  const meta = readJson(join(folder, 'contexts', 'meta', sha256(name), 'meta.json')) as ContextMeta | null;
  const url = meta?.Endpoints?.docker?.Host;
  if (!url)
    throw machineProblem(`The Docker context ${name} does not exist.`, ['`docker context ls` lists the contexts.']);
  const certificates = join(folder, 'contexts', 'tls', sha256(name), 'docker');
  return { url, from: `the Docker context ${name}`, certificates: existsSync(certificates) ? certificates : null };
}

interface ContextMeta {
  readonly Endpoints?: { readonly docker?: { readonly Host?: string } };
}

function readJson(path: string): Record<string, unknown> | null {
  if (!existsSync(path)) return null;
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw machineProblem(`${path} cannot be read: ${(cause as Error).message}`, [], cause);
  }
}

function parse(endpoint: Endpoint): EngineAddress {
  const [, scheme = 'tcp', rest = ''] = /^(?:([a-z]+):\/\/)?(.*)$/s.exec(endpoint.url) ?? [];
  const nowhere = { ...endpoint, socketPath: null, host: null, port: null };
  if (scheme === 'unix') return { ...nowhere, socketPath: rest || '/var/run/docker.sock' };
  const [, host, port] = /^([A-Za-z0-9.-]+)(?::(\d{1,5}))?\/?$/.exec(rest) ?? [];
  if (scheme === 'tcp' && host)
    return { ...nowhere, host, port: Number(port ?? (endpoint.certificates ? 2376 : 2375)) };
  throw machineProblem(`${endpoint.url} (from ${endpoint.from}) is not an engine address that Stackwright can use.`, [
    'It uses unix:// and tcp:// addresses.',
    ...(scheme === 'ssh'
      ? [
          'Forward the socket instead: ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock HOST, then DOCKER_HOST=unix:///tmp/docker.sock. Published ports stay on HOST.',
        ]
      : []),
  ]);
}
