import { unverified } from '../lib/unverified.ts';
import type { Catalog } from '../model/catalog.ts';
import type { AppServer, Base, Framework, Interface, Protocol, Supervisor, WebServer } from '../model/component.ts';
import type { Description } from '../model/description.ts';
import type { Finding } from '../model/problem.ts';
import type { Choices } from '../model/stack.ts';
import { backends } from './backends.ts';
import { type Chosen, chooseLink } from './choose-link.ts';
import { entryOf, needlessPip } from './entry-of.ts';
import { front } from './front.ts';
import { exposed, inapplicable } from './inapplicable.ts';
import { leakedSecrets } from './leaked-secrets.ts';
import { ownImage } from './own-image.ts';
import { pick } from './pick.ts';
import { unsafePaths } from './unsafe-paths.ts';

type Named<T> = T & { readonly id: string };

/** The components a description names, all of which exist. */
export interface Components {
  readonly base: Base;
  readonly web: Named<WebServer>;
  readonly server: Named<AppServer>;
  readonly supervisor: Named<Supervisor>;
  readonly framework: Named<Framework> | null;
}

export interface Resolution {
  readonly choices: Choices | null;
  readonly findings: readonly Finding[];
  /** What a careful reader wants to know although nothing is wrong. */
  readonly notes: readonly string[];
}

/** Why nobody has seen a web server run that comes in an image of its own. */
const neverStarted = 'it comes in an image of its own, which was never started here.';

/** Description → Choices: names looked up, endpoints matched, defaults filled in; every finding at once. */
export function resolve(description: Description, catalog: Catalog, folder: string): Resolution {
  const named = components(description, catalog);
  if (named.found === null) return { choices: null, findings: named.findings, notes: [] };
  const { link, findings: clashes } = chooseLink(description, named.found, catalog);
  const called = link ? (catalog.interfaces[String(link.app.interface)] ?? null) : null;
  const { entry, findings: misplaced } = entryOf(description, named.found, called);
  const findings = [
    ...clashes,
    ...misplaced,
    ...needlessPip(description, called),
    ...inapplicable(description, named.found, catalog),
    ...ownImage(description, named.found, link !== null),
    ...exposed(description, named.found, link?.backend.transport ?? description.link.transport),
    ...unsafePaths(description),
    ...leakedSecrets(description),
  ];
  if (link === null || entry === null) return { choices: null, findings, notes: [] };
  const choices = choose({ description, catalog, folder, components: named.found, link, entry });
  for (const component of [choices.web, choices.server, choices.supervisor])
    findings.push(...(component.refine?.(choices) ?? []));
  return { choices: findings.length === 0 ? choices : null, findings, notes: notes(choices) };
}

function components(description: Description, catalog: Catalog): { found: Components | null; findings: Finding[] } {
  const { app } = description;
  const { unserved } = catalog;
  const bases = Object.fromEntries(Object.values(catalog.bases).map((base) => [base.image, base]));
  const base = pick(bases, description.base, { path: ['base'], what: 'base' });
  const web = pick(catalog.webServers, description.web.server, {
    path: ['web', 'server'],
    what: 'web server',
    unserved,
  });
  const server = pick(catalog.appServers, description.server.name, {
    path: ['server', 'name'],
    what: 'app server',
    unserved,
  });
  const supervisor = pick(catalog.supervisors, description.supervisor, {
    path: ['supervisor'],
    what: 'supervisor',
    unserved,
  });
  const framework =
    app.framework === undefined
      ? { found: null, findings: [] }
      : pick(catalog.frameworks, app.framework, { path: ['app', 'framework'], what: 'framework', unserved });
  const findings = [base, web, server, supervisor, framework].flatMap((picked) => picked.findings);
  if (!base.found || !web.found || !server.found || !supervisor.found || findings.length > 0)
    return { found: null, findings };
  return {
    found: {
      base: base.found,
      web: { ...web.found, ...(description.web.image && { unverified: neverStarted }) },
      server: server.found,
      supervisor: supervisor.found,
      framework: framework.found,
    },
    findings,
  };
}

interface Decided {
  readonly description: Description;
  readonly catalog: Catalog;
  readonly folder: string;
  readonly components: Components;
  readonly link: Chosen;
  readonly entry: string;
}

function choose({ description, catalog, folder, components, link, entry }: Decided): Choices {
  const { base, web, server, supervisor, framework } = components;
  const protocolId = String(link.backend.protocol);
  const transport = String(link.backend.transport);
  const placement = link.process.placement === 'shared' || transport === 'memory' ? 'shared' : 'separate';
  const interfaceId = String(link.app.interface);
  const { workers } = link;
  return {
    name: description.name,
    folder,
    description,
    base,
    web,
    server: { ...server, mode: link.mode, worker: link.worker },
    supervisor,
    framework,
    protocol: { ...(catalog.protocols[protocolId] as Protocol), id: protocolId },
    interface: { ...(catalog.interfaces[interfaceId] as Interface), id: interfaceId },
    transport,
    placement,
    backends: backends({ single: link.mode.single === true, workers, transport, placement, stands: web.stands }),
    python: description.app.requirements ? '/srv/venv/bin/python3' : base.python,
    link: link.backend,
    entry,
    workers,
    threads: link.mode.threads ? (description.server.threads ?? link.mode.threads.default) : 1,
    front: front(description),
    health: health(description),
  };
}

function health({ app, checks }: Description): Choices['health'] {
  if (app.health) return app.health;
  const check = checks.find((candidate) => candidate.get !== undefined);
  return { path: check?.get ?? '/', status: check?.status ?? 200 };
}

function notes(choices: Choices): string[] {
  const { web, description } = choices;
  const said = unverified(choices);
  if (web.stands && description.hosts.length === 0)
    said.push('hosts is not set: any well-formed Host is served; name the hosts to refuse others');
  return said;
}
