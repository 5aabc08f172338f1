import type { EndpointRecord, Joint } from '../model/component.ts';
import type { Description } from '../model/description.ts';
import type { Finding } from '../model/problem.ts';
import type { Trial } from './choose-link.ts';
import { type Clash, meet } from './meet.ts';
import type { Components } from './resolve.ts';

/** Why a facet matters, where its name does not say it. */
const reasons: Readonly<Record<string, string>> = {
  twins:
    'This web server passes on headers with underscores, and this app server takes X_Forwarded_For for X-Forwarded-For.',
};

interface Case {
  readonly joint: Joint;
  readonly clash: Clash | null;
  readonly description: Description;
  readonly components: Components;
  readonly trial: Trial;
}

/** What does not fit, what each side can do, and what would fit, computed from the catalog. */
export function explainClash(found: Case): Finding {
  if (found.joint === 'app') return explainApp(found);
  if (found.joint === 'process') return explainProcess(found);
  return explainBackend(found);
}

function explainApp({ description, components, trial }: Case): Finding {
  const is =
    description.app.interface ?? list(components.framework?.mode.provides?.app ?? [], 'interface').join(' or ');
  const takes = list(trial.mode.consumes?.app ?? [], 'interface').join(' and ');
  const fitting = Object.entries(trial.catalog.appServers).filter(([, server]) =>
    Object.values(server.modes).some((mode) => meet(mode.consumes?.app ?? [], [{ interface: is.split(' or ') }]).met),
  );
  const path = description.app.interface === undefined ? ['app', 'framework'] : ['app', 'interface'];
  return {
    summary: `${components.server.title} cannot run ${article(is)} application`,
    paths: [['server', 'name'], path],
    notes: [
      `${components.server.title} runs ${takes.toUpperCase()}.`,
      `App servers that run ${is.toUpperCase()}: ${fitting.map(([id]) => id).join(', ') || 'none'}.`,
    ],
  };
}

function explainProcess({ components }: Case): Finding {
  return {
    summary: `${components.server.title} cannot run under ${components.supervisor.title}`,
    paths: [['supervisor']],
    notes: ['Use supervisor: none.'],
  };
}

function explainBackend({ clash, description, components, trial }: Case): Finding {
  const { web, server } = components;
  const needs = web.mode.consumes?.backend ?? [];
  const offers = trial.mode.provides?.backend ?? [];
  const { protocol, transport } = description.link;
  if (clash?.facet === 'peer') return explainFacing({ components, trial });
  const reason = clash ? reasons[clash.facet] : undefined;
  const asked = [protocol, transport].filter((word) => word !== undefined).join(' over ');
  const path =
    protocol !== undefined
      ? ['link', 'protocol']
      : transport !== undefined
        ? ['link', 'transport']
        : ['server', 'name'];
  const common = meet(needs, offers);
  const others = Object.entries(trial.catalog.appServers).filter(([, other]) =>
    Object.values(other.modes).some(
      (mode) => meet(needs, mode.provides?.backend ?? [], description.link as EndpointRecord).met,
    ),
  );
  return {
    summary: `${web.title} cannot dial ${server.title}${asked ? ` over ${asked}` : ''}`,
    paths: [path],
    notes: [
      `${web.title} dials ${spoken(needs)}; ${server.title} answers ${spoken(offers)}.`,
      ...(reason ? [reason] : []),
      ...(common.met ? [`Both speak ${shared(needs, offers).join(', ')}.`] : []),
      `App servers that fit ${web.title}${asked ? ` over ${asked}` : ''}: ${others.map(([id]) => id).join(', ') || 'none'}.`,
    ],
  };
}

/** The server's endpoint is not fit for clients: it needs a web server in front. */
function explainFacing({ components, trial }: Pick<Case, 'components' | 'trial'>): Finding {
  const { web, server } = components;
  const fits = (mode: { provides?: { backend?: readonly EndpointRecord[] } }) =>
    meet(web.mode.consumes?.backend ?? [], mode.provides?.backend ?? []).met;
  const own = Object.keys(server.modes).filter((name) => server.modes[name] && fits(server.modes[name]));
  const others = Object.entries(trial.catalog.appServers).filter(([, other]) => Object.values(other.modes).some(fits));
  return {
    summary: `${server.title} (${trial.worker}) is not fit to face clients itself`,
    paths: [['web', 'server']],
    notes: [
      'It needs a web server that buffers slow clients and sets the forwarded headers: web: nginx or apache.',
      ...(own.length > 0 ? [`Workers of ${server.title} that may stand alone: ${own.join(', ')}.`] : []),
      `App servers that may stand alone: ${others.map(([id]) => id).join(', ')}.`,
    ],
  };
}

function list(records: readonly EndpointRecord[], facet: string): string[] {
  return [...new Set(records.flatMap((record) => [record[facet] ?? []].flat().map(String)))];
}

/** `http (unix, tcp), uwsgi (unix, tcp)`, or the protocols alone when the transports do not differ. */
function spoken(records: readonly EndpointRecord[]): string {
  const transports = new Set(records.map((record) => [record.transport ?? []].flat().join(' or ')));
  const protocols = list(records, 'protocol').join(', ');
  return `${protocols} over ${[...transports].join(' / ')}`;
}

function shared(needs: readonly EndpointRecord[], offers: readonly EndpointRecord[]): string[] {
  return list(needs, 'protocol').filter((protocol) => meet(needs, offers, { protocol }).met);
}

function article(word: string): string {
  return `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word.toUpperCase()}`;
}
