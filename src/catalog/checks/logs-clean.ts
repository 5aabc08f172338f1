import { readLogs } from '../../lib/read-logs.ts';
import type { Check } from '../../model/check.ts';

/** How each program marks a line that somebody has to look at. */
const errors = [
  /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[(error|crit|alert|emerg)\]/, // nginx
  /^\[[^\]]+\] \[[\w-]*:(error|crit|alert|emerg)\]/, // Apache
  /^\[[^\]]+\] \[\d+\] \[(ERROR|CRITICAL)\]/, // Gunicorn, Hypercorn
  /^(ERROR|CRITICAL)\b/, // Uvicorn, Python's logging
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (ERRO|CRIT|ERROR|CRITICAL)\b/, // supervisord, Python's logging
  /^(DAMN ! worker|!!! uWSGI process \d+ got Segmentation Fault)/, // uWSGI
  /^Traceback \(most recent call last\):/,
  /\b[Ss]egmentation fault\b/,
];

/** A client that asks for a file which is not there is no error of the stack. */
const harmless = /open\(\) ".*" failed \(2: No such file or directory\)/;

/** Looks back at the whole run of the user's own app, so it comes last. */
export const logsClean: Check = {
  title: 'No container logged an error',
  app: 'own',
  when: 'last',
  observe: async (lab) => {
    const lines = await readLogs(lab);
    return { lines: lines.length, errors: lines.filter((line) => isError(line) && !harmless.test(line)).slice(0, 10) };
  },
  expected: () => ({ errors: [] }),
};

function isError(line: string): boolean {
  return errors.some((pattern) => pattern.test(line)) || /^(error|critical|fatal|alert|emerg)/i.test(jsonLevel(line));
}

function jsonLevel(line: string): string {
  if (!line.startsWith('{')) return '';
  return /"(?:level|levelname|severity)":\s*"(\w+)"/.exec(line)?.[1] ?? '';
}
