import type { Catalog } from '../model/catalog.ts';
import type { Facet, Mode } from '../model/component.ts';
import type { Description } from '../model/description.ts';
import type { Finding, Path } from '../model/problem.ts';
import { standingWebServers, valuesOf } from './fitting.ts';
import { frontNeeds } from './front.ts';
import { meet } from './meet.ts';
import type { Components } from './resolve.ts';

/** Fields that the web server cannot honour, and combinations that would open the app tier to strangers. */
export function inapplicable(description: Description, components: Components, catalog: Catalog): Finding[] {
  return [...beyondFront(description, components, catalog), ...linkOfNone(description, components, catalog)];
}

/** What each facet of the front is when it is missing: of all servers where none stands, of the one that does, and who else could. */
const missing: Readonly<Record<string, { path: Path; nobody: string; one: string; or: string }>> = {
  static: {
    path: ['app', 'static'],
    nobody: 'nothing serves static files',
    one: 'serves no static files',
    or: ', or let the application serve them',
  },
  hosts: {
    path: ['hosts'],
    nobody: 'nothing refuses foreign hosts',
    one: 'does not refuse foreign hosts',
    or: ', or let the application refuse them',
  },
  tls: { path: ['listen', 'tls'], nobody: 'nothing serves HTTPS', one: 'does not serve HTTPS', or: '' },
  lua: { path: ['web', 'lua'], nobody: 'nothing runs Lua', one: 'runs no Lua', or: '' },
  trusted: {
    path: ['trusted'],
    nobody: 'nothing tells a proxy in front from the client',
    one: 'does not tell the client behind a proxy from what that client claims',
    or: '',
  },
};

function beyondFront(description: Description, { web, server }: Components, catalog: Catalog): Finding[] {
  const offers = web.mode.provides?.front ?? [];
  const lacking = Object.entries(frontNeeds(description)).filter(
    ([facet, value]) => !meet([{ [facet]: value }], offers).met,
  );
  const dials = ({ consumes }: Mode) =>
    Object.values(server.modes).some(({ provides }) => meet(consumes?.backend ?? [], provides?.backend ?? []).met);
  const others = standingWebServers(catalog, description, dials);
  return lacking.flatMap(([facet]) => {
    const { path, nobody, one, or } = missing[facet] as (typeof missing)[string];
    return {
      summary: web.stands ? `${web.title} ${one}` : `without a web server ${nobody}`,
      paths: [path, ['web', 'server']],
      notes: [`${web.stands ? 'Take one that does' : 'Put one in front'} (${others})${or}.`],
      key: true,
    };
  });
}

/** Where no web server stands there is no link to choose: only what clients speak can be asked for. */
function linkOfNone(description: Description, { web, server }: Components, catalog: Catalog): Finding[] {
  const facesClients = Object.values(server.modes).some(
    ({ provides }) => meet(web.mode.consumes?.backend ?? [], provides?.backend ?? []).met,
  );
  // Of one that cannot, that is said already.
  if (web.stands || !facesClients) return [];
  const dials = ({ consumes }: Mode) =>
    Object.values(server.modes).some(({ provides }) => meet(consumes?.backend ?? [], provides?.backend ?? []).met);
  const { link } = description;
  const spoken = web.mode.consumes?.backend ?? [];
  const wrong = (['protocol', 'transport'] as const).filter((facet) => {
    const asked = link[facet];
    return asked !== undefined && !valuesOf(spoken, facet).includes(asked);
  });
  if (wrong.length === 0) return [];
  const clients = `${valuesOf(spoken, 'protocol').join(' or ')} over ${valuesOf(spoken, 'transport').join(' or ')}`;
  return [
    {
      summary: `without a web server clients reach ${server.title} themselves, by ${clients}`,
      paths: [...wrong.map((facet) => ['link', facet]), ['web', 'server']],
      notes: [`Leave link out, or put a web server in front (${standingWebServers(catalog, description, dials)}).`],
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
