import { readFileSync } from 'node:fs';
import { Agent, type IncomingMessage } from 'node:http';
import { homedir } from 'node:os';
import { join } from 'node:path';
import Docker from 'dockerode';
import { machineProblem, type ProblemError } from '../model/problem.ts';
import { type EngineAddress, engineAddress } from './engine-address.ts';
import { engineDeadlineMs } from './engine-deadline.ts';
import { withDeadlines } from './with-deadlines.ts';

const PING_MS = 2000;
const OLDEST = 41;
const NEWEST = 47;

/** Finds the engine as the docker command does and agrees on an API version; throws a machine problem that says what is missing. */
export async function connect(
  env: Readonly<Record<string, string | undefined>> = process.env,
  home = homedir(),
): Promise<Docker> {
  const address = engineAddress(env, home);
  const options = dockerOptions(address);
  const offered = await ping(new Docker(options), address);
  const minor = Math.min(...[offered, env.DOCKER_API_VERSION].filter(Boolean).map(minorOf), NEWEST);
  if (!(minor >= OLDEST)) {
    throw machineProblem(
      `The Docker engine at ${address.url} speaks API ${offered}; Stackwright needs 1.${OLDEST} or newer.`,
      [
        `That is Docker 20.10 (2020) or newer.${env.DOCKER_API_VERSION ? ` DOCKER_API_VERSION asks for ${env.DOCKER_API_VERSION}.` : ''}`,
      ],
    );
  }
  return withDeadlines(new Docker({ ...options, version: `v1.${minor}` }), engineDeadlineMs(env));
}

/** The API is at 1.x since 2013. */
function minorOf(version: string | undefined): number {
  return Number(/^v?1\.(\d+)$/.exec(version ?? '')?.[1] ?? Number.NaN);
}

function dockerOptions({ socketPath, host, port, certificates }: EngineAddress): Docker.DockerOptions {
  // A connection of its own for each call: one that was kept may have been closed by whatever is in between.
  const alone = { agent: new Agent() };
  if (socketPath !== null) return { socketPath, ...alone };
  const where = { host: host ?? '', port: port ?? 2375 };
  if (certificates === null) return { ...where, protocol: 'http', ...alone };
  const read = (name: string) => readFileSync(join(certificates, name));
  return { ...where, protocol: 'https', ca: read('ca.pem'), cert: read('cert.pem'), key: read('key.pem') };
}

function ping(docker: Docker, address: EngineAddress): Promise<string> {
  const abortSignal = AbortSignal.timeout(PING_MS);
  return new Promise((resolve, reject) => {
    docker.modem.dial(
      { path: '/_ping', method: 'GET', isStream: true, statusCodes: { 200: true }, abortSignal },
      (error, answer) => {
        if (error) return reject(unreachable(error, address));
        const { headers } = (answer as IncomingMessage).resume();
        resolve(String(headers['api-version'] ?? 'unknown'));
      },
    );
  });
}

function unreachable(error: Error & { code?: string }, { url, from }: EngineAddress): ProblemError {
  const where = `${url} (from ${from})`;
  const install =
    "`npm start` in Stackwright's folder installs Debian's docker.io; any Docker engine of your own will do.";
  if (error.code === 'ENOENT')
    return machineProblem(`There is no Docker engine: ${where} does not exist.`, [install], error);
  if (error.code === 'EACCES') {
    return machineProblem(
      `You may not use the Docker engine: permission denied on ${where}.`,
      ['Join its group: sudo usermod -aG docker "$USER", then log in again.'],
      error,
    );
  }
  if (error.code === 'ECONNREFUSED')
    return machineProblem(
      `The Docker engine is not running: nothing listens on ${where}.`,
      [`Start it: sudo service docker start. ${install}`],
      error,
    );
  if (error.name === 'AbortError')
    return machineProblem(
      `The Docker engine at ${where} does not answer within ${PING_MS / 1000} s.`,
      ['Its own log says more: journalctl -u docker.'],
      error,
    );
  return machineProblem(`The Docker engine at ${where} cannot be used: ${error.message}`, [install], error);
}
