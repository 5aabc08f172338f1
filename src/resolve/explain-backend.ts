import type { EndpointRecord } from '../model/component.ts';
import type { Description } from '../model/description.ts';
import type { Finding } from '../model/problem.ts';
import type { Trial } from './choose-link.ts';
import type { Case } from './explain-clash.ts';
import { fittingServers, standingWebServers, valuesOf } from './fitting.ts';
import { interfaceTitles } from './interface-titles.ts';
import { type Clash, meet } from './meet.ts';

/** Web server and app server have no way to speak in common, or not the one that was asked for. */
export function explainBackend({ clash, description, components, trial, app }: Case): Finding {
  const { web, server } = components;
  const needs = web.mode.consumes?.backend ?? [];
  const offers = trial.mode.provides?.backend ?? [];
  const { protocol, transport } = description.link;
  const asked = [protocol, transport].filter((word) => word !== undefined).join('/');
  const fitting = fittingServers(
    trial.catalog,
    (mode) =>
      meet(mode.consumes?.app ?? [], app).met &&
      meet(needs, mode.provides?.backend ?? [], description.link as EndpointRecord).met,
  );
  const over = asked && ` over ${asked}`;
  const together = common(needs, offers);
  const webs = dialling(description, trial, offers);
  const kind = `App servers that run ${interfaceTitles(trial.catalog, app)} and that ${web.title} can dial${over}`;
  return {
    summary: `${web.title} cannot dial ${server.title}${over}`,
    paths: [
      protocol !== undefined
        ? ['link', 'protocol']
        : transport !== undefined
          ? ['link', 'transport']
          : ['server', 'name'],
    ],
    notes: [
      `${web.title} dials ${spoken(needs, 'modules of its own')}; ${server.title} answers ${spoken(offers, 'as a module of the web server')}.`,
      ...(clash ? reason(clash, { web: web.title, server: server.title, over: protocol ?? 'it' }) : []),
      ...(together ? [together] : webs === 'none' ? [] : [`${server.title} goes with ${webs}.`]),
      ...(fitting.length > 0 ? [`${kind}: ${fitting.join(', ')}.`] : []),
    ],
  };
}

/** The web servers that can dial these endpoints. */
function dialling(description: Description, { catalog }: Trial, offers: readonly EndpointRecord[]): string {
  return standingWebServers(catalog, description, ({ consumes }) => meet(consumes?.backend ?? [], offers).met);
}

interface Names {
  readonly web: string;
  readonly server: string;
  /** The protocol that was asked for. */
  readonly over: string;
}

/** Why a facet matters, where the lists of protocols and transports do not already say it. */
function reason({ facet, needs, offers }: Clash, { web, server, over }: Names): string[] {
  if (facet === 'protocol' || facet === 'transport') return [];
  if (facet === 'placement')
    return [
      `${web} looks the name of another container up only once, and would lose ${server} when that is made anew: use transport: unix, or a supervisor, which keeps both in one container.`,
    ];
  if (facet === 'chunked')
    return [
      `Over ${over} ${web} passes a body without a declared length on as it comes, and ${server} would read nothing of it.`,
    ];
  if (facet === 'twins')
    return [
      `Over ${over} ${web} passes on headers with underscores, and ${server} would take a client's X_Forwarded_For for X-Forwarded-For.`,
    ];
  return [`They differ in ${facet}: ${web} needs ${needs.join(' or ')}, ${server} has ${offers.join(' or ')}.`];
}

/** All by which the two can meet, as a sentence; empty where that is nothing. */
function common(needs: readonly EndpointRecord[], offers: readonly EndpointRecord[]): string {
  const records = valuesOf(needs, 'protocol').flatMap((protocol) =>
    valuesOf(needs, 'transport')
      .filter((transport) => meet(needs, offers, { protocol, transport }).met)
      .map((transport) => ({ protocol, transport })),
  );
  if (records.length === 0) return '';
  if (records.every(({ transport }) => transport === 'memory')) return 'One is a module of the other: leave link out.';
  return `The two go together by ${spoken(records, 'modules')}.`;
}

/** `uwsgi, http over unix or tcp`, or protocol by protocol where the transports differ; what is in memory in words of its own. */
export function spoken(records: readonly EndpointRecord[], inMemory: string): string {
  const ways = valuesOf(records, 'protocol').map((protocol) => ({
    protocol,
    transport: valuesOf(
      records.filter((record) => valuesOf([record], 'protocol').includes(protocol)),
      'transport',
    ).join(' or '),
  }));
  const transports = [...new Set(ways.map(({ transport }) => transport))];
  const lists = transports.map((transport) => {
    const protocols = ways.filter((way) => way.transport === transport).map(({ protocol }) => protocol);
    return transport === 'memory'
      ? `${inMemory} (${protocols.join(', ')})`
      : `${protocols.join(', ')} over ${transport}`;
  });
  return lists.join(', and ') || 'nothing';
}
