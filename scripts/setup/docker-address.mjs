import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { SetUpProblem } from './problem.mjs';

/**
 * Where the engine is, and who says so.
 * @typedef {object} DockerAddress
 * @property {string} url
 * @property {string} saidBy '' for the default socket, which nobody had to name
 * @property {string} [socketPath]
 * @property {string} [host]
 * @property {number} [port]
 * @property {Tls} [tls]
 */

/**
 * @typedef {object} Tls
 * @property {string} folder holds ca.pem, cert.pem and key.pem
 * @property {boolean} verify whether the engine's certificate is checked
 */

const defaultUrl = 'unix:///var/run/docker.sock';

/**
 * The engine that the docker client would speak to: DOCKER_HOST, else the current context, else the default socket.
 * @param {Record<string, string | undefined>} environment
 * @param {string} home
 * @returns {DockerAddress} throws SetUpProblem for a context or an address that is of no use
 */
export function dockerAddress(environment = process.env, home = homedir()) {
  const folder = environment.DOCKER_CONFIG || join(home, '.docker');
  if (environment.DOCKER_HOST)
    return parseAddress(environment.DOCKER_HOST, 'DOCKER_HOST', hostTls(environment, folder));
  const context = environment.DOCKER_CONTEXT || readJson(join(folder, 'config.json'))?.currentContext || 'default';
  return context === 'default' ? parseAddress(defaultUrl, '') : contextAddress(folder, context);
}

/** @param {Record<string, string | undefined>} environment @param {string} folder @returns {Tls | undefined} */
function hostTls({ DOCKER_TLS_VERIFY, DOCKER_TLS, DOCKER_CERT_PATH }, folder) {
  if (!DOCKER_TLS_VERIFY && !DOCKER_TLS) return undefined;
  return { folder: DOCKER_CERT_PATH || folder, verify: Boolean(DOCKER_TLS_VERIFY) };
}

/** @param {string} folder docker's own, usually ~/.docker @param {string} name @returns {DockerAddress} */
function contextAddress(folder, name) {
  const id = createHash('sha256').update(name).digest('hex');
  const endpoint = readJson(join(folder, 'contexts/meta', id, 'meta.json'))?.Endpoints?.docker;
  if (!endpoint?.Host) {
    throw new SetUpProblem(
      `The current docker context "${name}" names no engine. Leave it with: docker context use default`,
    );
  }
  const tlsFolder = join(folder, 'contexts/tls', id, 'docker');
  const tls = existsSync(tlsFolder) ? { folder: tlsFolder, verify: endpoint.SkipTLSVerify !== true } : undefined;
  return parseAddress(endpoint.Host, `the docker context "${name}"`, tls);
}

/** @param {string} url @param {string} saidBy @param {Tls} [tls] @returns {DockerAddress} */
function parseAddress(url, saidBy, tls) {
  const [, scheme, rest = ''] = url.match(/^(\w+):\/\/(.+)$/) ?? [];
  if (scheme === 'unix') return { url, saidBy, socketPath: rest };
  if (scheme === 'tcp' || scheme === 'http' || scheme === 'https') {
    const { hostname, port } = new URL(`${scheme === 'tcp' ? 'net' : scheme}://${rest}`);
    const secure = tls ?? (scheme === 'https' ? { folder: '', verify: true } : undefined);
    return {
      url,
      saidBy,
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port) || (secure ? 2376 : 2375),
      tls: secure,
    };
  }
  throw new SetUpProblem(
    `${saidBy} says ${url}: Stackwright speaks to unix:// and tcp:// engines only. For ssh, forward the socket: ` +
      'ssh -NL /tmp/docker.sock:/var/run/docker.sock HOST, with DOCKER_HOST=unix:///tmp/docker.sock',
  );
}

/** @param {string} path @returns {any} undefined where there is none */
function readJson(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
