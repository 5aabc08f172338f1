import type { Supervisor } from '../../model/component.ts';

/** As none, but that the engine's init (tini) is each container's first process. */
export const init: Supervisor = {
  kind: 'supervisor',
  title: 'init',
  summary: 'As none, with an init in each container that reaps what a program leaves behind, and passes signals on.',
  mode: { provides: { process: [{ placement: 'separate' }] } },
  sampled: true,
  init: true,
  contribute: null,
};
