import { withArticle } from '../lib/with-article.ts';
import type { EndpointRecord, Joint } from '../model/component.ts';
import type { Description } from '../model/description.ts';
import type { Finding } from '../model/problem.ts';
import type { Trial } from './choose-link.ts';
import { explainBackend } from './explain-backend.ts';
import { explainBalance } from './explain-balance.ts';
import { explainFacing } from './explain-facing.ts';
import { fittingServers, valuesOf } from './fitting.ts';
import { interfaceTitles } from './interface-titles.ts';
import { type Clash, meet } from './meet.ts';
import type { Components } from './resolve.ts';

/** A joint at which two components do not meet. */
export interface Case {
  readonly joint: Joint;
  readonly clash: Clash | null;
  readonly description: Description;
  readonly components: Components;
  readonly trial: Trial;
  /** What the application is. */
  readonly app: readonly EndpointRecord[];
}

/** What does not fit, what each side can do, and what would fit, computed from the catalog. */
export function explainClash(found: Case): Finding {
  if (found.joint === 'app') return explainApp(found);
  if (found.joint === 'process') return explainProcess(found);
  if (isBalance(found)) return explainBalance(found);
  return found.components.web.stands ? explainBackend(found) : explainFacing(found);
}

/** It is the balancing that fails: a single server could be dialled. */
function isBalance({ description, components, trial }: Case): boolean {
  if (!trial.mode.single) return false;
  const asked = components.web.stands ? (description.link as EndpointRecord) : {};
  const one = { ...asked, balance: false };
  return meet(components.web.mode.consumes?.backend ?? [], trial.mode.provides?.backend ?? [], one).met;
}

function explainApp({ description, components, trial, app }: Case): Finding {
  const { server, framework } = components;
  const is = interfaceTitles(trial.catalog, app);
  const runs = trial.mode.consumes?.app ?? [];
  const takes = valuesOf(runs, 'interface');
  const fitting = fittingServers(trial.catalog, (mode) => meet(mode.consumes?.app ?? [], app).met);
  const also = valuesOf(framework?.mode.provides?.app ?? [], 'interface').filter((name) => takes.includes(name));
  const path = description.app.interface === undefined ? ['app', 'framework'] : ['app', 'interface'];
  return {
    summary: `${server.title} cannot run ${withArticle(is)} application`,
    paths: [['server', 'name'], path],
    notes: [
      `${server.title} runs ${interfaceTitles(trial.catalog, runs, 'and')} applications.`,
      ...also.map(
        (name) =>
          `${framework?.title} can be ${trial.catalog.interfaces[name]?.title} too: interface: ${name}, with that entry.`,
      ),
      `App servers that run ${is}: ${fitting.join(', ') || 'none'}.`,
    ],
  };
}

function explainProcess({ components, trial }: Case): Finding {
  const { server, supervisor } = components;
  const needs = trial.mode.consumes?.process ?? [];
  const fitting = Object.entries(trial.catalog.supervisors).filter(
    ([, { mode }]) => meet(needs, mode.provides?.process ?? []).met,
  );
  return {
    summary: `${server.title} cannot run under ${supervisor.title}`,
    paths: [['supervisor'], ['server', 'name']],
    notes: [
      `${server.title} can run ${valuesOf(needs, 'placement').join(' or ')}, ${supervisor.title} runs it ${valuesOf(supervisor.mode.provides?.process ?? [], 'placement').join(' or ')}.`,
      fitting.length > 0 ? `Supervisors that fit: ${fitting.map(([id]) => id).join(', ')}.` : 'No supervisor fits.',
    ],
  };
}
