import { dial } from './dial.ts';
import { sizeText } from './size-text.ts';

type Address = Parameters<typeof dial>[0];

/** Of a stack, what a server of nginx's language is told. */
interface Served<Settings extends { readonly bodyBytes: number }, Tls, Statics> {
  readonly name: string;
  readonly description: { readonly trusted: readonly string[]; readonly hosts: readonly string[] };
  readonly settings: Settings;
  readonly front: { readonly tls: Tls; readonly statics: Statics; readonly lua: string | null };
  readonly placement: string;
  readonly transport: string;
  readonly protocol: { readonly id: string };
  readonly backends: readonly [{ readonly address: Address }, ...{ readonly address: Address }[]];
  readonly link: { readonly keep?: unknown; readonly upgrade?: unknown };
  readonly server: { readonly mode: { readonly endsRequests: boolean } };
}

/** Where such a server finds its modules and types, and whether HTTP/2 is asked for as before nginx 1.25.1. */
interface Build {
  readonly modules?: readonly string[];
  readonly types?: string;
  readonly listenHttp2?: boolean;
  /** The file that the app server would have named. */
  readonly script?: string | null;
}

/** The view of templates/nginx/nginx.conf. */
export function nginxView<Settings extends { readonly bodyBytes: number }, Tls, Statics>(
  stack: Served<Settings, Tls, Statics>,
  { modules = [], types = '/etc/nginx/mime.types', listenHttp2 = false, script = null }: Build = {},
) {
  const { description, settings, front } = stack;
  const resolved = stack.placement === 'separate' && stack.transport === 'tcp';
  return {
    name: stack.name,
    ...settings,
    split: null,
    modules,
    types,
    listenHttp2,
    bodySize: sizeText(settings.bodyBytes),
    trusted: description.trusted,
    hosts: description.hosts,
    tls: front.tls,
    statics: front.statics,
    lua: front.lua,
    pass: `nginx/pass/${stack.protocol.id}`,
    address: dial(stack.backends[0].address, resolved ? '' : 'unix:'),
    addresses: stack.backends.map(({ address }) => dial(address, 'unix:')),
    balance: stack.backends.length > 1,
    resolved,
    keepUpstream: stack.link.keep === true && !resolved,
    endsRequests: stack.server.mode.endsRequests,
    upgrade: stack.link.upgrade === true,
    script,
  };
}
