import { dial } from './dial.ts';
import { pythonObject } from './python-object.ts';

/** What the view of a Python server that is started from Python has in common, those of `templates/python/` included. */
export function pythonServe<Settings extends { readonly split: unknown; readonly upstreamSeconds: number }>(stack: {
  readonly name: string;
  readonly entry: string;
  readonly transport: string;
  readonly threads: number;
  readonly settings: Settings;
  readonly web: { readonly stands: boolean };
  readonly description: { readonly trusted: readonly string[] };
}) {
  const { split: _, ...settings } = stack.settings;
  return {
    ...settings,
    name: stack.name,
    ...pythonObject(stack.entry),
    unix: stack.transport === 'unix',
    threads: stack.threads,
    pingSeconds: Math.min(20, Math.floor(stack.settings.upstreamSeconds / 2)),
    behind: stack.web.stands,
    proxies: stack.web.stands ? [] : stack.description.trusted,
  };
}

/** A process for each backend: the rendered Python file, which is told where to listen. */
export function pythonProcesses(
  stack: {
    readonly python: string;
    readonly backends: readonly { readonly name: string; readonly listening: Parameters<typeof dial>[0] }[];
  },
  file: string,
) {
  return stack.backends.map(({ name, listening }) => ({
    name,
    argv: [stack.python, `/etc/stack/${file}`, dial(listening)],
    stopSignal: 'SIGTERM' as const,
    needsInit: false,
  }));
}
