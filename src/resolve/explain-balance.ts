import type { Finding } from '../model/problem.ts';
import type { Case } from './explain-clash.ts';
import { standingWebServers } from './fitting.ts';
import { meet } from './meet.ts';
import { workersOf } from './workers-of.ts';

/** The server is one process, several are asked for, and nothing in front can spread requests over them. */
export function explainBalance({ description, components, trial }: Case): Finding {
  const { web, server } = components;
  const count = workersOf(description);
  const offers = trial.mode.provides?.backend ?? [];
  const { protocol } = description.link;
  const link = { balance: true, ...(protocol === undefined ? {} : { protocol }) };
  const balances = (more: object) => meet(web.mode.consumes?.backend ?? [], offers, { ...link, ...more }).met;
  const others = standingWebServers(
    trial.catalog,
    description,
    ({ consumes }) => meet(consumes?.backend ?? [], offers, link).met,
  );
  const asks = web.stands ? Object.keys(description.link).map((facet) => ['link', facet]) : [['web', 'server']];
  const ways = [
    ...(balances({ transport: 'unix', placement: 'separate' }) ? ['transport: unix'] : []),
    ...(balances({ placement: 'shared' }) ? ['a supervisor, which keeps them in one container'] : []),
  ];
  const better =
    ways.length > 0 ? `Use ${ways.join(', or ')}` : `Put one that does in front (${others || 'none does'})`;
  return {
    summary: `${server.title} is one process: ${count} workers are ${count} servers, and ${web.stands ? `${web.title} cannot balance these` : 'nothing balances them'}`,
    paths: [['workers'], ...asks],
    notes: [`${better}; or take one process, workers: 1${trial.mode.threads ? ', with more threads' : ''}.`],
    key: true,
  };
}
