import { expect, it } from 'vitest';
import { stackState } from '../../src/deploy/list.ts';

const service = (state: string, health: string | null = null) => ({ state, health });

it.each([
  ['up', [service('running', 'starting'), service('running', 'healthy'), service('running')]],
  ['unhealthy', [service('running', 'healthy'), service('running', 'unhealthy')]],
  ['partly up', [service('running', 'unhealthy'), service('restarting')]],
  ['partly up', [service('exited'), service('running', 'healthy')]],
  ['stopped', [service('exited', 'unhealthy'), service('created')]],
] as const)('is %s: %j', (state, services) => {
  expect(stackState(services)).toBe(state);
});
