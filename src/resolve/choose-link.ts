import type { Catalog } from '../model/catalog.ts';
import type { EndpointRecord, Facet, ServerMode } from '../model/component.ts';
import type { Description } from '../model/description.ts';
import type { Finding } from '../model/problem.ts';
import { explainClash } from './explain-clash.ts';
import { type Meeting, meet } from './meet.ts';
import type { Components } from './resolve.ts';
import { unknownNames } from './unknown-names.ts';
import { workersOf } from './workers-of.ts';

type Facets = Readonly<Record<string, Facet>>;

/** A worker model of the app server, and what it agreed on at each joint. */
export interface Chosen {
  readonly worker: string;
  readonly mode: ServerMode;
  readonly app: Facets;
  readonly backend: Facets;
  readonly process: Facets;
  /** How many processes, where it is left to us. */
  readonly workers: number;
}

/**
 * The first worker model that fits the app, the supervisor, the web server and what was asked; else why the asked one,
 * or the one nearest to fitting, does not.
 */
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
  let nearest: Finding[] | null = null;
  for (const worker of candidates) {
    const mode = modes[worker] as ServerMode;
    const { link, findings } = tryMode(description, components, { worker, mode, catalog });
    if (link) return { link, findings: [] };
    if (nearest === null || findings.length < nearest.length) nearest = findings;
  }
  return { link: null, findings: nearest ?? [] };
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
  const findings = description.server.threads !== undefined && !mode.threads ? [noThreads(components, trial)] : [];
  const offered = offeredInterfaces(description, components);
  const process = meet(mode.consumes?.process ?? [], components.supervisor.mode.provides?.process ?? []);
  const placed: EndpointRecord = process.met ? { placement: process.facets.placement as string } : {};
  const { workers, meeting } = meetBackends(description, components, { mode, placed });
  const meetings = { app: meet(mode.consumes?.app ?? [], offered), process, backend: meeting };
  for (const joint of ['app', 'backend', 'process'] as const) {
    const meeting = meetings[joint];
    if (meeting.met) continue;
    findings.push(explainClash({ joint, clash: meeting.clash, description, components, trial, app: offered }));
  }
  const { app, backend } = meetings;
  if (findings.length > 0 || !app.met || !backend.met || !process.met) return { link: null, findings };
  return {
    link: { worker, mode, app: app.facets, backend: backend.facets, process: process.facets, workers },
    findings: [],
  };
}

/**
 * Web server and app server: as asked, and balanced where several servers of one process are asked for. One will do
 * where the number is left to us.
 */
function meetBackends(
  description: Description,
  { web }: Components,
  { mode, placed }: { mode: ServerMode; placed: EndpointRecord },
): { workers: number; meeting: Meeting } {
  const asked = web.stands ? { ...(description.link as EndpointRecord), ...placed } : placed;
  const attempt = (workers: number) => {
    const balance = mode.single === true && workers > 1;
    const meeting = meet(web.mode.consumes?.backend ?? [], mode.provides?.backend ?? [], { ...asked, balance });
    return { workers, meeting };
  };
  const wanted = attempt(workersOf(description));
  const one = mode.single && description.workers === 'auto' ? attempt(1) : wanted;
  return wanted.meeting.met || !one.meeting.met ? wanted : one;
}

/** What the application is: as the description says, else what its framework can be. */
function offeredInterfaces({ app }: Description, { framework }: Components): readonly EndpointRecord[] {
  return app.interface === undefined ? (framework?.mode.provides?.app ?? []) : [{ interface: app.interface }];
}

function noThreads({ server }: Components, { worker }: Trial): Finding {
  const threaded = Object.keys(server.modes).filter((name) => server.modes[name]?.threads);
  const instead =
    threaded.length > 0
      ? `Workers of ${server.title} with threads: ${threaded.join(', ')}.`
      : `No worker of ${server.title} has: leave threads out.`;
  return {
    summary: `${server.title}'s ${worker} workers have no threads`,
    paths: [['server', 'threads']],
    notes: [instead],
  };
}
