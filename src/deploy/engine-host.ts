import type Docker from 'dockerode';

/** True for an address of the machine itself that no other machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\./.test(host);
}

/** The machine of an engine that is reached over TCP; null when it is this one. */
export function engineHost(docker: Docker): string | null {
  const { host } = docker.modem as { host?: string };
  return !host || isLoopback(host) ? null : host;
}

/** Where this machine reaches what is published at an address of the engine's. */
export function reachedAt(docker: Docker, address: string): string {
  return address === '0.0.0.0' ? (engineHost(docker) ?? '127.0.0.1') : address;
}
