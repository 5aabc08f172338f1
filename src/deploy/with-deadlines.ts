import type Docker from 'dockerode';
import { machineProblem } from '../model/problem.ts';

/**
 * Gives every call to the engine a deadline for its answer; for a stream, for its first byte. A call that brings a
 * signal of its own has its own deadline and gets none here.
 */
export function withDeadlines(docker: Docker, deadlineMs = 60_000): Docker {
  const dial = docker.modem.dial.bind(docker.modem);
  docker.modem.dial = (options, callback) => {
    if (options.abortSignal) return dial(options, callback);
    const deadline = new AbortController();
    const timer = setTimeout(() => deadline.abort(), deadlineMs);
    const call = `${options.method} ${options.path.replace(/\?.*/, '')}`;
    dial({ ...options, abortSignal: deadline.signal }, (error, result) => {
      clearTimeout(timer);
      callback?.(deadline.signal.aborted ? late(call, deadlineMs) : error, result);
    });
  };
  return docker;
}

function late(call: string, deadlineMs: number) {
  return machineProblem(`The Docker engine did not answer ${call} within ${deadlineMs / 1000} s.`, [
    'It may be overloaded or stuck: its own log says more (journalctl -u docker).',
  ]);
}
