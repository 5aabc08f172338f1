/** An address as servers write it: `PREFIX/path` for a unix socket, `host:port` for TCP. */
export function dial(
  address:
    | { readonly transport: 'unix'; readonly path: string }
    | { readonly transport: 'tcp'; readonly host: string; readonly port: number },
  prefix = '',
): string {
  return address.transport === 'unix' ? `${prefix}${address.path}` : `${address.host}:${address.port}`;
}
