import type { Catalog } from '../model/catalog.ts';
import type { EndpointRecord, Facet, ServerMode } from '../model/component.ts';
import type { Description } from '../model/description.ts';
import type { Finding } from '../model/problem.ts';
import { explainClash } from './explain-clash.ts';
import { meet } from './meet.ts';
import { pick } from './pick.ts';
import type { Components } from './resolve.ts';

type Facets = Readonly<Record<string, Facet>>;

/** A worker model of the app server, and what it agreed on at each joint. */
export interface Chosen {
  readonly worker: string;
  readonly mode: ServerMode;
  readonly app: Facets;
  readonly backend: Facets;
  readonly process: Facets;
}

/** The first worker model that fits the app, the supervisor, the web server and what was asked; else why the asked (or first) one does not. */
export function chooseLink(
  description: Description,
  components: Components,
  catalog: Catalog,
): { link: Chosen | null; findings: Finding[] } {
  const unknown = unknownNames(description, components, catalog);
  if (unknown.length > 0) return { link: null, findings: unknown };
  const { modes } = components.server;
  const asked = description.server.worker;
  const candidates = asked === undefined ? Object.keys(modes) : [asked];
  let first: Finding[] | null = null;
  for (const worker of candidates) {
    const mode = modes[worker] as ServerMode;
    const { link, findings } = tryMode(description, components, { worker, mode, catalog });
    if (link) return { link, findings: [] };
    first ??= findings;
  }
  return { link: null, findings: first ?? [] };
}

/** A worker model under trial. */
export interface Trial {
  readonly worker: string;
  readonly mode: ServerMode;
  readonly catalog: Catalog;
}

function tryMode(
  description: Description,
  components: Components,
  trial: Trial,
): { link: Chosen | null; findings: Finding[] } {
  const { worker, mode } = trial;
  const findings: Finding[] = [];
  if (description.server.threads !== undefined && !mode.threads) findings.push(noThreads(components, worker));
  const meetings = {
    app: meet(mode.consumes?.app ?? [], offeredInterfaces(description, components, trial.catalog)),
    process: meet(mode.consumes?.process ?? [], components.supervisor.mode.provides?.process ?? []),
    backend: meet(
      components.web.mode.consumes?.backend ?? [],
      mode.provides?.backend ?? [],
      description.link as EndpointRecord,
    ),
  };
  for (const joint of ['app', 'backend', 'process'] as const) {
    const meeting = meetings[joint];
    if (!meeting.met) findings.push(explainClash({ joint, clash: meeting.clash, description, components, trial }));
  }
  const { app, backend, process } = meetings;
  if (findings.length > 0 || !app.met || !backend.met || !process.met) return { link: null, findings };
  return { link: { worker, mode, app: app.facets, backend: backend.facets, process: process.facets }, findings: [] };
}

/** What the application is: as the description says, within what its framework can be. */
export function offeredInterfaces(
  description: Description,
  { framework }: Components,
  catalog: Catalog,
): readonly EndpointRecord[] {
  const asked = description.app.interface;
  const offers =
    framework?.mode.provides?.app ??
    Object.values(catalog.frameworks).flatMap((entry) => entry.mode.provides?.app ?? []);
  return asked === undefined ? (framework ? offers : []) : offers.length > 0 ? [{ interface: asked }] : [];
}

function noThreads({ server }: Components, worker: string): Finding {
  const threaded = Object.keys(server.modes).filter((name) => server.modes[name]?.threads);
  return {
    summary: `${server.title}'s ${worker} workers have no threads`,
    paths: [['server', 'threads']],
    notes: [
      threaded.length > 0
        ? `Workers of ${server.title} with threads: ${threaded.join(', ')}.`
        : `${server.title} has no worker with threads.`,
    ],
  };
}

function unknownNames(description: Description, { server, framework }: Components, catalog: Catalog): Finding[] {
  const interfaces = Object.fromEntries(
    Object.values(catalog.frameworks).flatMap((entry) =>
      (entry.mode.provides?.app ?? []).flatMap((record) =>
        [record.interface ?? []].flat().map((name) => [String(name), {}]),
      ),
    ),
  );
  const transports = { unix: {}, tcp: {} };
  const { worker } = description.server;
  const { protocol, transport } = description.link;
  const asked = description.app.interface;
  const missing: Finding = {
    summary: 'app.interface is missing',
    paths: [['app']],
    notes: [`Write interface: ${Object.keys(interfaces).join(' or ')}, or name the framework.`],
  };
  return [
    ...(worker === undefined
      ? []
      : pick(server.modes, worker, { path: ['server', 'worker'], what: `worker of ${server.title}` }).findings),
    ...(protocol === undefined
      ? []
      : pick(catalog.protocols, protocol, { path: ['link', 'protocol'], what: 'protocol' }).findings),
    ...(transport === undefined
      ? []
      : pick(transports, transport, { path: ['link', 'transport'], what: 'transport' }).findings),
    ...(asked === undefined ? [] : pick(interfaces, asked, { path: ['app', 'interface'], what: 'interface' }).findings),
    ...(asked === undefined && framework === null ? [missing] : []),
  ];
}
