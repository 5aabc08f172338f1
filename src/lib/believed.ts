/** What an app server is told of the peers whose X-Forwarded-* it may believe. */
export function believed(
  stack: {
    readonly web: { readonly stands: boolean };
    readonly transport: string;
    readonly placement: string;
    readonly description: { readonly trusted: readonly string[] };
  },
  separator: string,
): string {
  if (!stack.web.stands) return stack.description.trusted.join(separator);
  // A unix socket has no address to match, and an internal network holds the web server and the app alone.
  return stack.transport === 'unix' || stack.placement === 'separate' ? '*' : '127.0.0.1';
}
