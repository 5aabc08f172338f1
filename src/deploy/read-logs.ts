import type Docker from 'dockerode';
import { containerLogs } from './container-logs.ts';
import { currentContainers } from './current-containers.ts';
import { LABEL, type Labels } from './labels.ts';

/** Whose logs to give, how much of them, and where to. */
export interface LogsRequest {
  readonly docker: Docker;
  readonly scope: string;
  readonly name: string;
  /** Only this service; absent: all. */
  readonly service?: string;
  /** The last lines of each service only. */
  readonly tail?: number;
  /** Gets one line, fit to print. */
  readonly onLine: (service: string, line: string) => void;
}

/** Gives what a stack has written so far, service by service. Returns the services that it found. */
export async function readLogs(request: LogsRequest): Promise<readonly string[]> {
  const found = await currentContainers(request.docker, labelsFor(request));
  const services = found.map(({ Labels }) => Labels[LABEL.service] ?? '');
  for (const [index, { Id }] of found.entries()) {
    const lines = await containerLogs(request.docker, Id, request.tail);
    for (const line of lines) request.onLine(services[index] ?? '', line);
  }
  return services;
}

/** The labels of the containers whose logs are asked for. */
export function labelsFor({ scope, name, service }: LogsRequest): Labels {
  return { [LABEL.scope]: scope, [LABEL.name]: name, ...(service === undefined ? {} : { [LABEL.service]: service }) };
}
