import type { Supervisor } from '../../model/component.ts';

/** One process a container; the engine restarts it. */
export const none: Supervisor = {
  kind: 'supervisor',
  title: 'none',
  summary: 'One container a process; the engine watches and restarts each.',
  mode: { provides: { process: [{ placement: 'separate' }] } },
  contribute: null,
};
