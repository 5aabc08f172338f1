import type { EndpointRecord } from '../model/component.ts';
import type { Finding } from '../model/problem.ts';
import type { Case } from './explain-clash.ts';
import { fittingServers, valuesOf } from './fitting.ts';
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
  const kind = `App servers that run ${valuesOf(app, 'interface').join(' or ').toUpperCase()} and that ${web.title} can dial${asked && ` over ${asked}`}`;
  return {
    summary: `${web.title} cannot dial ${server.title}${asked && ` over ${asked}`}`,
    paths: [
      protocol !== undefined
        ? ['link', 'protocol']
        : transport !== undefined
          ? ['link', 'transport']
          : ['server', 'name'],
    ],
    notes: [
      `${web.title} dials ${spoken(needs)}; ${server.title} answers ${spoken(offers)}.`,
      ...(clash ? reason(clash, { web: web.title, server: server.title, over: protocol ?? 'it' }) : []),
      ...common(needs, offers),
      `${kind}: ${fitting.join(', ') || 'none'}.`,
    ],
  };
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
  if (facet !== 'twins')
    return [`They differ in ${facet}: ${web} needs ${needs.join(' or ')}, ${server} has ${offers.join(' or ')}.`];
  return [
    `Over ${over} ${web} passes on headers with underscores, and ${server} would take a client's X_Forwarded_For for X-Forwarded-For.`,
  ];
}

function common(needs: readonly EndpointRecord[], offers: readonly EndpointRecord[]): string[] {
  const protocols = valuesOf(needs, 'protocol').filter((protocol) => meet(needs, offers, { protocol }).met);
  return protocols.length > 0 ? [`The two go together over ${protocols.join(', ')}.`] : [];
}

/** `uwsgi, http over unix or tcp`, or protocol by protocol where the transports differ. */
function spoken(records: readonly EndpointRecord[]): string {
  const ways = valuesOf(records, 'protocol').map((protocol) => ({
    protocol,
    transport: valuesOf(
      records.filter((record) => valuesOf([record], 'protocol').includes(protocol)),
      'transport',
    ).join(' or '),
  }));
  const transports = new Set(ways.map(({ transport }) => transport));
  if (transports.size === 1) return `${ways.map(({ protocol }) => protocol).join(', ')} over ${[...transports][0]}`;
  return ways.map(({ protocol, transport }) => `${protocol} over ${transport}`).join(', ') || 'nothing';
}
