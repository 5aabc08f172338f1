import { withArticle } from '../lib/with-article.ts';
import type { Catalog } from '../model/catalog.ts';
import type { EndpointRecord } from '../model/component.ts';
import type { Description } from '../model/description.ts';
import type { Finding, Path } from '../model/problem.ts';
import { valuesOf } from './fitting.ts';
import { interfaceTitles } from './interface-titles.ts';
import { pick } from './pick.ts';
import type { Components } from './resolve.ts';

/** Names of workers, protocols, transports and interfaces that do not exist, or not for the framework. */
export function unknownNames(description: Description, components: Components, catalog: Catalog): Finding[] {
  const { server } = components;
  const { protocol, transport } = description.link;
  const { modes } = server;
  const backends = Object.values(catalog.appServers).flatMap((entry) =>
    Object.values(entry.modes).flatMap((mode) => mode.provides?.backend ?? []),
  );
  return [
    ...unknown(Object.keys(modes), description.server.worker, ['server', 'worker'], `worker of ${server.title}`),
    ...unknown(Object.keys(catalog.protocols), protocol, ['link', 'protocol'], 'protocol'),
    ...unknown(valuesOf(backends, 'transport'), transport, ['link', 'transport'], 'transport'),
    ...wrongInterface(description, components, catalog),
  ];
}

function unknown(known: readonly string[], name: string | undefined, path: Path, what: string): Finding[] {
  if (name === undefined) return [];
  return pick(Object.fromEntries(known.map((id) => [id, {}])), name, { path, what }).findings;
}

/** The interface is one that exists, and one that the framework can be. */
function wrongInterface({ app }: Description, { framework }: Components, catalog: Catalog): Finding[] {
  const interfaces = Object.keys(catalog.interfaces);
  const asked = app.interface;
  if (asked === undefined) return framework === null ? [missingInterface(interfaces)] : [];
  const findings = unknown(interfaces, asked, ['app', 'interface'], 'interface');
  const offers: readonly EndpointRecord[] = framework?.mode.provides?.app ?? [];
  if (findings.length > 0 || framework === null || valuesOf(offers, 'interface').includes(asked)) return findings;
  return [
    {
      summary: `${withArticle(framework.title)} application has no ${catalog.interfaces[asked]?.title} interface`,
      paths: [
        ['app', 'framework'],
        ['app', 'interface'],
      ],
      notes: [`It is ${interfaceTitles(catalog, offers)}: leave interface out.`],
    },
  ];
}

function missingInterface(interfaces: readonly string[]): Finding {
  return {
    summary: 'app.interface is missing',
    paths: [['app']],
    notes: [`Write interface: ${interfaces.join(' or interface: ')}, or name the framework.`],
    key: true,
  };
}
