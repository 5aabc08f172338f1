import type { ServerMode } from '../model/component.ts';
import type { Finding } from '../model/problem.ts';
import { spoken } from './explain-backend.ts';
import type { Case } from './explain-clash.ts';
import { fittingServers, standingWebServers } from './fitting.ts';
import { interfaceTitles } from './interface-titles.ts';
import { meet } from './meet.ts';

/** The server's endpoint is not fit for clients: it needs a web server in front. */
export function explainFacing({ clash, description, components, trial, app }: Case): Finding {
  const { web, server } = components;
  const needs = web.mode.consumes?.backend ?? [];
  const offers = trial.mode.provides?.backend ?? [];
  const alone = (mode: ServerMode) => meet(needs, mode.provides?.backend ?? []).met;
  const own = Object.keys(server.modes).filter((name) => server.modes[name] && alone(server.modes[name]));
  const fitting = fittingServers(trial.catalog, (mode) => meet(mode.consumes?.app ?? [], app).met && alone(mode));
  const front = standingWebServers(
    trial.catalog,
    description,
    (mode) => meet(mode.consumes?.backend ?? [], offers).met,
  );
  const is = interfaceTitles(trial.catalog, app);
  return {
    summary:
      own.length > 0
        ? `${server.title}'s ${trial.worker} workers cannot face clients themselves`
        : `${server.title} cannot face clients itself`,
    paths: [['web', 'server'], description.server.worker === undefined ? ['server', 'name'] : ['server', 'worker']],
    notes: [
      ...(clash?.facet === 'peer'
        ? [`It needs a web server in front that keeps slow clients away and overwrites forwarded headers: ${front}.`]
        : [
            `Clients speak ${spoken(needs, 'memory')}; ${server.title} answers ${spoken(offers, 'as a module of the web server')}.`,
            `It needs a web server in front: ${front}.`,
          ]),
      ...(own.length > 0 ? [`Workers of ${server.title} that may stand alone: ${own.join(', ')}.`] : []),
      ...(fitting.length > 0 ? [`App servers that run ${is} and may stand alone: ${fitting.join(', ')}.`] : []),
    ],
  };
}
