import type { Catalog } from '../model/catalog.ts';
import type { Facet } from '../model/component.ts';
import type { Description } from '../model/description.ts';
import type { Finding, Path } from '../model/problem.ts';
import { standingWebServers, valuesOf } from './fitting.ts';
import type { Components } from './resolve.ts';

/** Fields that only a web server can honour, and combinations that would open the app tier to strangers. */
export function inapplicable(description: Description, components: Components, catalog: Catalog): Finding[] {
  return [...withoutWebServer(description, components, catalog), ...linkOfNone(description, components, catalog)];
}

function withoutWebServer({ app, hosts, listen }: Description, { web }: Components, catalog: Catalog): Finding[] {
  if (web.stands) return [];
  const front = standingWebServers(catalog, () => true);
  const fields: readonly { path: Path; used: boolean; what: string; or: string }[] = [
    {
      path: ['app', 'static'],
      used: Object.keys(app.static).length > 0,
      what: 'nothing serves static files',
      or: ', or let the application serve them',
    },
    {
      path: ['hosts'],
      used: hosts.length > 0,
      what: 'nothing refuses foreign hosts',
      or: ', or let the application refuse them',
    },
    { path: ['listen', 'tls'], used: listen.tls !== undefined, what: 'nothing serves HTTPS', or: '' },
  ];
  return fields
    .filter(({ used }) => used)
    .map(({ path, what, or }) => ({
      summary: `without a web server ${what}`,
      paths: [path, ['web', 'server']],
      notes: [`Put one in front (${front})${or}.`],
      key: true,
    }));
}

/** Where no web server stands there is no link to choose: only what clients speak can be asked for. */
function linkOfNone({ link }: Description, { web, server }: Components, catalog: Catalog): Finding[] {
  if (web.stands) return [];
  const spoken = web.mode.consumes?.backend ?? [];
  const wrong = (['protocol', 'transport'] as const).filter((facet) => {
    const asked = link[facet];
    return asked !== undefined && !valuesOf(spoken, facet).includes(asked);
  });
  if (wrong.length === 0) return [];
  const clients = `${valuesOf(spoken, 'protocol').join(' or ')} over ${valuesOf(spoken, 'transport').join(' or ')}`;
  return [
    {
      summary: `without a web server clients reach ${server.title} themselves, over ${clients}`,
      paths: [...wrong.map((facet) => ['link', facet]), ['web', 'server']],
      notes: [`Leave link out, or put a web server in front (${standingWebServers(catalog, () => true)}).`],
    },
  ];
}

/** On a network with neighbours an app server that listens on TCP is open to all of them. */
export function exposed(
  description: Description,
  { web, supervisor }: Components,
  transport: Facet | undefined,
): Finding[] {
  const apart = supervisor.contribute === null && web.stands;
  if (!apart || description.networks.length === 0 || transport !== 'tcp') return [];
  return [
    {
      summary: 'on a shared network every neighbour could speak to the app server directly',
      paths: [['networks'], ['link', 'transport']],
      notes: ['Use transport: unix, or a supervisor, which keeps the port inside one container.'],
      key: true,
    },
  ];
}
