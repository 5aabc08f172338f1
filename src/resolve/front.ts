import type { EndpointRecord } from '../model/component.ts';
import type { Description } from '../model/description.ts';
import type { Choices } from '../model/stack.ts';

/** What a description asks of the web server: the facets of the `front` joint that it must have. */
export function frontNeeds({ app, hosts, listen, trusted, web }: Description): EndpointRecord {
  const asked = {
    static: Object.keys(app.static).length > 0,
    hosts: hosts.length > 0,
    tls: listen.tls !== undefined,
    trusted: trusted.length > 0,
    lua: web.lua !== undefined,
  };
  return Object.fromEntries(Object.entries(asked).filter(([, used]) => used));
}

/** What clients meet, as the web server's configuration names it. */
export function front({ app, hosts, listen, web }: Description): Choices['front'] {
  return {
    // A name below a wildcard is ours too.
    host: hosts[0]?.replace('*', 'health') ?? null,
    tls: listen.tls
      ? {
          certificate: '/run/secrets/certificate.pem',
          key: '/run/secrets/key.pem',
          port: listen.tls.port === 443 ? null : listen.tls.port,
        }
      : null,
    statics: Object.entries(app.static).map(([prefix, from]) => ({
      prefix,
      folder: `${typeof from === 'string' ? `/srv/app/${from}` : from.collected}/`,
    })),
    lua: web.lua === undefined ? null : '/srv/web/access.lua',
  };
}
