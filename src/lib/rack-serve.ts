/** The view of `templates/rack/config.ru.hbs`, which stands between a Ruby server and the application. */
export function rackServe(stack: {
  readonly name: string;
  readonly entry: string;
  readonly web: { readonly stands: boolean };
  readonly description: { readonly trusted: readonly string[] };
}) {
  return {
    name: stack.name,
    file: `/srv/app/${stack.entry}`,
    behind: stack.web.stands,
    proxies: stack.web.stands ? [] : stack.description.trusted,
    buffered: false,
  };
}
