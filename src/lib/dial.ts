/** An address as servers write it: `PREFIX/path` for a unix socket, `host:port` for TCP; empty where nothing is dialled. */
export function dial(
  address:
    | { readonly transport: 'memory' }
    | { readonly transport: 'unix'; readonly path: string }
    | { readonly transport: 'tcp'; readonly host: string; readonly port: number },
  prefix = '',
): string {
  if (address.transport === 'memory') return '';
  return address.transport === 'unix' ? `${prefix}${address.path}` : `${address.host}:${address.port}`;
}
