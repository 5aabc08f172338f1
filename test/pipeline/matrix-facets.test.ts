import { expect, it } from 'vitest';
import { chosenPairings, facetsOf } from '../../src/pipeline/matrix-facets.ts';

it('takes facets with several values, and the word missing', () => {
  expect(facetsOf(['web=nginx,apache', 'protocol=uwsgi', 'missing'])).toEqual({
    only: { web: ['nginx', 'apache'], protocol: ['uwsgi'] },
    missing: true,
  });
  expect(facetsOf([])).toEqual({ only: {}, missing: false });
});

it.each([
  [['wep=nginx'], 'the matrix has no facet "wep"', 'Did you mean web?'],
  [['stack.yaml'], 'the matrix has no facet "stack.yaml"', 'Write it like web=nginx,apache'],
  [['web='], 'the matrix has no facet "web"', 'Write it like'],
  [['web=nginx,apachee'], 'no web is called "apachee"', 'Did you mean apache?'],
  [['__proto__=x'], 'the matrix has no facet "__proto__"', 'There is: web,'],
])('%j: %s', (words, summary, note) => {
  try {
    facetsOf(words);
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ problems: [{ kind: 'description', summary }] });
    expect(JSON.stringify(error)).toContain(note);
  }
});

it('gives the pairings of these facets alone, and says where there is none', () => {
  const chosen = chosenPairings({ only: { web: ['nginx'], protocol: ['uwsgi'], transport: ['tcp'] } });
  expect(new Set(chosen.map(({ web, protocol, transport }) => `${web} ${protocol} ${transport}`))).toEqual(
    new Set(['nginx uwsgi tcp']),
  );
  expect(() => chosenPairings({ only: { web: ['haproxy'], protocol: ['uwsgi'] } })).toThrow('no valid pairing');
});
