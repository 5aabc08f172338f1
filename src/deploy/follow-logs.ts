import type Docker from 'dockerode';
import { machineProblem } from '../model/problem.ts';
import { currentContainers } from './current-containers.ts';
import { LABEL } from './labels.ts';
import { LogLines } from './log-lines.ts';
import { type LogsRequest, labelsFor } from './read-logs.ts';

/**
 * Gives what a stack has written and goes on writing, in the order it comes, until its containers end or the signal
 * fires. Returns the services that it found.
 */
export async function followLogs(request: LogsRequest & { readonly signal: AbortSignal }): Promise<readonly string[]> {
  const found = await currentContainers(request.docker, labelsFor(request));
  const ends = found.map((container) => follow(container, request));
  await Promise.all(ends).catch((error) => {
    if (!request.signal.aborted) throw error;
  });
  return found.map(({ Labels }) => Labels[LABEL.service] ?? '');
}

async function follow(
  { Id, Labels }: Docker.ContainerInfo,
  { docker, tail, signal, onLine }: LogsRequest & { signal: AbortSignal },
) {
  const service = Labels[LABEL.service] ?? '';
  const options = { follow: true as const, stdout: true, stderr: true, abortSignal: signal, ...(tail ? { tail } : {}) };
  const container = docker.getContainer(Id);
  const before = (await container.inspect()).State;
  const stream = await container.logs(options);
  const lines = new LogLines();
  for await (const chunk of stream) for (const line of lines.push(chunk as Buffer)) onLine(service, line);
  for (const line of lines.end()) onLine(service, line);
  if (signal.aborted || !before.Running) return;
  // A log ends with its container; one that goes on running has lost its reader.
  const { State } = await container.inspect();
  if (State.Running && State.StartedAt === before.StartedAt)
    throw machineProblem(`The Docker engine ended the log of ${service} although it goes on.`);
}
