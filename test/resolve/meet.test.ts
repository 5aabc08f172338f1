import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { EndpointRecord } from '../../src/model/component.ts';
import { meet } from '../../src/resolve/meet.ts';

type Records = readonly EndpointRecord[];

it.each<[string, Records, Records, EndpointRecord, EndpointRecord]>([
  ['the needing side prefers', [{ p: 'a' }, { p: 'b' }], [{ p: 'b' }, { p: 'a' }], {}, { p: 'a' }],
  ['an earlier need before an earlier offer', [{ p: 'x' }, { p: 'b' }], [{ p: 'a' }, { p: 'b' }], {}, { p: 'b' }],
  [
    'the first offer of a need',
    [{ p: 'a' }],
    [
      { p: 'a', t: 1 },
      { p: 'a', t: 2 },
    ],
    {},
    { p: 'a', t: 1 },
  ],
  ['the needing side’s list prefers', [{ t: ['unix', 'tcp'] }], [{ t: ['tcp', 'unix'] }], {}, { t: 'unix' }],
  ['a later value that both have', [{ t: ['unix', 'tcp'] }], [{ t: ['tcp'] }], {}, { t: 'tcp' }],
  ['a single value is a list of one', [{ t: 'tcp' }], [{ t: ['unix', 'tcp'] }], {}, { t: 'tcp' }],
  ['a facet that one side leaves open', [{ p: 'a' }], [{ p: 'a', keep: [true, false] }], {}, { p: 'a', keep: true }],
  ['a facet that is false', [{ keep: [true, false] }], [{ keep: false }], {}, { keep: false }],
  ['what was asked, against the preference', [{ p: 'a' }, { p: 'b' }], [{ p: ['a', 'b'] }], { p: 'b' }, { p: 'b' }],
  [
    'what was asked of an open facet',
    [{ p: 'a' }],
    [{ p: 'a', t: ['unix', 'tcp'] }],
    { t: 'tcp' },
    { p: 'a', t: 'tcp' },
  ],
  ['a facet nobody knows is not asked', [{ p: 'a' }], [{ p: 'a' }], { colour: 'red' }, { p: 'a' }],
  [
    'correlated facets: this protocol only over that transport',
    [
      { p: 'a', t: 'unix' },
      { p: 'b', t: 'tcp' },
    ],
    [{ p: ['a', 'b'], t: 'tcp' }],
    {},
    { p: 'b', t: 'tcp' },
  ],
])('takes %s', (_, needs, offers, asked, facets) => {
  const meeting = meet(needs, offers, asked);
  expect(meeting).toMatchObject({ met: true, facets });
  expect(meeting.met && Object.keys(meeting.facets).sort()).toEqual(Object.keys(facets).sort());
});

it('says which records met', () => {
  const needs: Records = [{ p: 'x' }, { p: 'a' }];
  const offers: Records = [{ p: 'y' }, { p: 'a', t: 1 }];
  expect(meet(needs, offers)).toMatchObject({ met: true, needs: needs[1], offers: offers[1] });
});

it.each<[string, Records, Records, EndpointRecord, object | null]>([
  ['the facet that clashes', [{ p: 'a' }], [{ p: 'b' }], {}, { facet: 'p', needs: ['a'], offers: ['b'], agreed: 0 }],
  ['what was asked is not there', [{ t: ['unix', 'tcp'] }], [{ t: 'unix' }], { t: 'tcp' }, { facet: 't' }],
  [
    'the nearest miss: the record that agreed on most',
    [{ p: 'a', t: 1, q: 1 }],
    [
      { p: 'b', t: 1, q: 1 },
      { p: 'a', t: 1, q: 2 },
      { p: 'a', t: 2, q: 1 },
    ],
    {},
    { facet: 'q', agreed: 2 },
  ],
  ['the first of two equally near', [{ p: 'a' }, { p: 'b' }], [{ p: 'c' }], {}, { needs: ['a'] }],
  ['nothing is needed', [], [{ p: 'a' }], {}, null],
  ['nothing is offered', [{ p: 'a' }], [], {}, null],
])('fails with %s', (_, needs, offers, asked, clash) => {
  const meeting = meet(needs, offers, asked);
  expect(meeting.met).toBe(false);
  if (clash === null) expect(meeting).toEqual({ met: false, clash });
  else expect(meeting).toMatchObject({ clash });
});

const record = fc.dictionary(
  fc.constantFrom('p', 't', 'q'),
  fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }),
);

it('meets in values that both sides and the asker allow, and only fails when there are none', () => {
  fc.assert(
    fc.property(
      fc.array(record, { maxLength: 3 }),
      fc.array(record, { maxLength: 3 }),
      record,
      (needs, offers, asked) => {
        const allows = (side: EndpointRecord, facet: string, value: unknown) =>
          side[facet] === undefined || [side[facet]].flat().includes(value as string);
        const facets = ['p', 't', 'q'];
        const possible = (need: EndpointRecord, offer: EndpointRecord) =>
          facets
            .filter((facet) => facet in need || facet in offer)
            .every((facet) =>
              ['a', 'b', 'c'].some((value) => [need, offer, asked].every((side) => allows(side, facet, value))),
            );
        const meeting = meet(needs, offers, asked);
        expect(meeting.met).toBe(needs.some((need) => offers.some((offer) => possible(need, offer))));
        if (!meeting.met) return;
        for (const [facet, value] of Object.entries(meeting.facets))
          for (const side of [meeting.needs, meeting.offers, asked]) expect(allows(side, facet, value)).toBe(true);
      },
    ),
  );
});
