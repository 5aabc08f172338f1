import { lastingServices } from '../../lib/lasting-services.ts';
import type { Check, Lab } from '../../model/check.ts';
import type { LogLines } from '../../model/component.ts';

/** Errors as the loggers of Python, supervisord and anyone's JSON mark them; a component's own are in its entry. */
const anyones: readonly LogLines[] = [
  { errors: /^(?:ERROR|CRITICAL)\b/ },
  { errors: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (?:ERRO|CRIT|ERROR|CRITICAL)\b/ },
  { errors: /^\{.*"(?:level|levelname|severity)": ?"(?:error|critical|fatal|alert|emerg)/i },
  { errors: /^Traceback \(most recent call last\):/ },
  { errors: /\b[Ss]egmentation fault\b/ },
];

const answered = /^\{(?=.*"tier": ?"web").*"status": ?[1-4]/;

/** Looks back at the whole run of the user's own app, so it comes last. */
export const logsClean: Check = {
  title: 'No container logged an error',
  app: 'own',
  when: 'last',
  observe: async ({ plan, engine, stack }) => {
    const logs = await Promise.all(lastingServices(plan).map((service) => engine.logs(service)));
    const errors = logs.flatMap((log) => errorsIn(log, kindsOf(stack), comingSeconds(stack)));
    return { lines: logs.flat().length, errors: errors.slice(0, 10) };
  },
  expected: () => ({ errors: [] }),
};

function kindsOf({ web, server }: Lab['stack']): readonly LogLines[] {
  return [web.log, server.log, ...anyones].filter((kind) => kind !== undefined);
}

/** How long after the first answer the others of several servers may still come up; requests go past them meanwhile. */
function comingSeconds({ backends }: Lab['stack']): number {
  return backends.length > 1 ? 5 : 0;
}

function errorsIn(log: readonly string[], kinds: readonly LogLines[], coming: number): string[] {
  const first = log.findIndex((line) => answered.test(line));
  const ready = secondOf(log[first] ?? '', kinds);
  // Both streams of a container share one log, and a line of one may overtake the other's.
  const isEarly = (line: string, index: number) =>
    index < first || (Number.isFinite(ready) && secondOf(line, kinds) <= ready + coming);
  return log.filter((line, index) => {
    const kind = kinds.find(({ errors }) => errors.test(line));
    if (kind === undefined || kind.harmless?.test(line)) return false;
    return !(kind.unready?.test(line) && isEarly(line, index));
  });
}

/** The second in which a line was written, in seconds since 1970, by its own clock; infinite where it does not say. */
function secondOf(line: string, kinds: readonly LogLines[]): number {
  const json = /^\{.*"time": ?"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)/.exec(line)?.[1]?.concat('Z');
  const own = kinds.map(({ time }) => time?.(line) ?? null).find((text) => text !== null);
  const time = Date.parse(json ?? own ?? '');
  return Number.isNaN(time) ? Number.POSITIVE_INFINITY : Math.floor(time / 1000);
}
