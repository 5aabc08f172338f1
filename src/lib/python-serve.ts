import { pythonObject } from './python-object.ts';

/** What the view of a Python server that is started from Python has in common, that of `templates/python/wsgi_app.hbs` included. */
export function pythonServe<Settings extends { readonly split: unknown }>(stack: {
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
    behind: stack.web.stands,
    proxies: stack.web.stands ? [] : stack.description.trusted,
  };
}
