import { followLogs } from '../deploy/follow-logs.ts';
import { list } from '../deploy/list.ts';
import { readLogs } from '../deploy/read-logs.ts';
import { machineProblem } from '../model/problem.ts';
import { nameOf } from './name-of.ts';
import { scopeOf } from './scope-of.ts';
import { sweptEngine } from './swept-engine.ts';

/** Hands over what a stack has written, line by line, each headed by its service; with `follow` until the signal fires. */
export async function logs(request: {
  readonly target?: string;
  readonly follow?: boolean;
  readonly service?: string;
  readonly scope?: string;
  readonly onLine: (line: string) => void;
  readonly signal: AbortSignal;
}): Promise<void> {
  const scope = scopeOf(request.scope);
  const docker = await sweptEngine(scope);
  const running = (await list({ docker, scope })).map(({ name }) => name);
  const name = request.target === undefined ? only(running) : await nameOf(request.target);
  const onLine = (service: string, line: string) => request.onLine(`${service} │ ${line}`);
  const asked = { docker, scope, name, service: request.service, onLine };
  const found = await (request.follow ? followLogs({ ...asked, signal: request.signal }) : readLogs(asked));
  if (found.length === 0) throw nothing(name, running, request.service);
}

function only(running: readonly string[]): string {
  const [name] = running;
  if (name !== undefined && running.length === 1) return name;
  throw machineProblem(
    running.length === 0 ? 'nothing runs' : 'which stack?',
    running.length === 0 ? ['Start one with stackwright up.'] : [`There is: ${running.join(', ')}.`],
  );
}

function nothing(name: string, running: readonly string[], service: string | undefined) {
  if (running.includes(name)) return machineProblem(`${name} has no service called ${service}`);
  return machineProblem(
    `${name} does not run`,
    running.length > 0 ? [`There is: ${running.join(', ')}.`] : ['Start it with stackwright up.'],
  );
}
