import { lastingServices } from '../../lib/lasting-services.ts';
import type { Check } from '../../model/check.ts';

/** How each program marks a line that somebody has to look at. */
const errors = [
  /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[(error|crit|alert|emerg)\]/, // nginx
  /^\[[^\]]+\] \[[\w-]*:(error|crit|alert|emerg)\]/, // Apache
  /^\[[^\]]+\] \[\d+\] \[(ERROR|CRITICAL)\]/, // Gunicorn, Hypercorn
  /^(ERROR|CRITICAL)\b/, // Uvicorn, Python's logging
  /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (ERRO|CRIT|ERROR|CRITICAL)\b/, // supervisord, Python's logging
  /^(DAMN ! worker|!!! uWSGI process \d+ got Segmentation Fault)/, // uWSGI
  /^\{.*"(level|levelname|severity)": ?"(error|critical|fatal|alert|emerg)/i, // anyone's JSON
  /^Traceback \(most recent call last\):/,
  /\b[Ss]egmentation fault\b/,
];

/** What is wrong with a request is no error of the stack. */
const harmless = [
  /open\(\) ".*" failed \(2: No such file or directory\)/,
  /access forbidden by rule/,
  /AH10244: invalid URI path/,
  /AH01630: client denied/,
];

/** The web server, asked before the app listens for the first time. */
const unready = /connect\(\)(?: to \S+)? failed|attempt to connect to|failed to make connection to backend/;
const answered = /^\{.*"tier": ?"web".*"status": ?[1-4]/;

/** Looks back at the whole run of the user's own app, so it comes last. */
export const logsClean: Check = {
  title: 'No container logged an error',
  app: 'own',
  when: 'last',
  observe: async ({ plan, engine }) => {
    const logs = await Promise.all(lastingServices(plan).map((service) => engine.logs(service)));
    return { lines: logs.flat().length, errors: logs.flatMap(errorsIn).slice(0, 10) };
  },
  expected: () => ({ errors: [] }),
};

function errorsIn(log: readonly string[]): string[] {
  const first = log.findIndex((line) => answered.test(line));
  const ready = secondOf(log[first] ?? '');
  const is = (patterns: readonly RegExp[], line: string) => patterns.some((pattern) => pattern.test(line));
  const isError = (line: string) => is(errors, line) && !is(harmless, line);
  // Both streams of a container share one log, and a line of one may overtake the other's.
  const isEarly = (line: string, index: number) => index < first || (Number.isFinite(ready) && secondOf(line) <= ready);
  return log.filter((line, index) => isError(line) && !(unready.test(line) && isEarly(line, index)));
}

/** The second in which a line was written, in seconds since 1970, by its own clock (UTC); infinite where it does not say. */
function secondOf(line: string): number {
  const nginx = /^(\d{4})\/(\d\d)\/(\d\d) (\d\d:\d\d:\d\d)/.exec(line);
  const apache = /^\[\w{3} (\w{3} \d\d \d\d:\d\d:\d\d)\.\d+ (\d{4})\]/.exec(line);
  const json = /^\{.*"time": ?"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)/.exec(line);
  const text = nginx
    ? `${nginx[1]}-${nginx[2]}-${nginx[3]}T${nginx[4]}Z`
    : apache
      ? `${apache[1]} ${apache[2]} UTC`
      : json
        ? `${json[1]}Z`
        : '';
  const time = Date.parse(text);
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : Math.floor(time / 1000);
}
