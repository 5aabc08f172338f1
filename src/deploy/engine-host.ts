import type Docker from 'dockerode';

/** The machine of an engine that is reached over TCP; null when it is this one. */
export function engineHost(docker: Docker): string | null {
  return (docker.modem as { host?: string }).host || null;
}
