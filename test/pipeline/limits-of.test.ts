import { expect, it } from 'vitest';
import { limitsOf } from '../../src/pipeline/limits-of.ts';
import { stackOf } from '../plan/stack-of.ts';

const limit = (concerns: Record<string, string | boolean | string[]>) => ({
  concerns,
  says: JSON.stringify(concerns),
  source: 'here',
});

it('says the limits that concern all that was chosen, of every component', () => {
  const stack = stackOf({ web: 'apache', link: { transport: 'tcp' } });
  const concerned = [
    limit({ protocol: 'http' }),
    limit({ protocol: ['scgi', 'http'], worker: 'sync' }),
    limit({ keep: false }),
  ];
  const others = [
    limit({ protocol: 'scgi' }),
    limit({ protocol: 'http', worker: 'gthread' }),
    limit({ colour: 'red' }),
  ];
  const web = { ...stack.web, limits: [...concerned, ...others] };
  const server = { ...stack.server, limits: [limit({ web: 'apache', transport: 'tcp', placement: 'separate' })] };
  const supervisor = { ...stack.supervisor, limits: [limit({ supervisor: 'none' }), limit({ placement: 'shared' })] };
  const said = limitsOf({ ...stack, web, server, supervisor }).map(({ says }) => JSON.parse(says));
  expect(said).toEqual([
    ...concerned.map(({ concerns }) => concerns),
    { web: 'apache', transport: 'tcp', placement: 'separate' },
    { supervisor: 'none' },
  ]);
});
