import { pythonObject } from './python-object.ts';

/** The view of `templates/python/wsgi_app.hbs` and of a file that serves it: a Python server that is started from Python. */
export function pythonServe<Settings extends object>(stack: {
  readonly name: string;
  readonly entry: string;
  readonly transport: string;
  readonly threads: number;
  readonly settings: Settings;
  readonly web: { readonly stands: boolean };
  readonly description: { readonly trusted: readonly string[] };
}) {
  return {
    ...stack.settings,
    split: null,
    name: stack.name,
    ...pythonObject(stack.entry),
    unix: stack.transport === 'unix',
    threads: stack.threads,
    behind: stack.web.stands,
    proxies: stack.web.stands ? [] : stack.description.trusted,
  };
}
