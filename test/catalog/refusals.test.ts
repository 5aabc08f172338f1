import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { pairings, type RefusedPairing, refusedPairings } from '../../src/pipeline/pairings.ts';

const all: Catalog = catalog;
const valid = pairings(catalog);
const refused = refusedPairings(catalog);
const allows = (facets: Readonly<Record<string, string | undefined>>) =>
  valid.some((pairing) => Object.entries(facets).every(([name, value]) => pairing[name as 'web'] === value));

const lines = ({ findings }: RefusedPairing) => findings.flatMap(({ summary, notes }) => [`${summary}.`, ...notes]);
const titleOf = ({ web, server }: RefusedPairing) => ({
  web: all.webServers[web]?.title ?? '',
  server: all.appServers[server]?.title ?? '',
});

/** `gunicorn (gthread, gevent), waitress` → the app servers and worker models of it. */
function serversIn(list: string): { server: string; worker: string }[] {
  return [...list.matchAll(/([\w.-]+)(?: \(([^)]*)\))?(?:, |$)/g)].flatMap(([, server = '', workers]) =>
    (workers?.split(', ') ?? Object.keys(all.appServers[server]?.modes ?? { '': 0 })).map((worker) => ({
      server,
      worker,
    })),
  );
}

it('says it in whole sentences, of these two, and never that nothing would do', () => {
  for (const pairing of refused) {
    const { web, server } = titleOf(pairing);
    const said = lines(pairing);
    for (const line of said) expect(line).toMatch(/^[\w'].*[^.,;: ]\.$/);
    const text = said.join('\n');
    expect(text).toContain(server);
    expect(text).toMatch(
      pairing.web === 'none' ? /without a web server|itself|themselves|nothing balances/i : new RegExp(web),
    );
    expect(text).not.toMatch(/undefined|null|NaN|\bnone\b[.,)]|: \.|\(\)|object Object|memory or|over over| {2}/);
  }
});

it('says what each can do, where the link is what does not fit', () => {
  for (const pairing of refused.filter(({ findings }) =>
    findings.some(({ summary }) => / cannot dial /.test(summary)),
  )) {
    const { web, server } = titleOf(pairing);
    const [, can] = lines(pairing);
    expect(can?.startsWith(`${web} dials `), can).toBe(true);
    expect(can).toContain(`; ${server} answers `);
  }
});

it('offers what does fit', () => {
  for (const pairing of refused) {
    const { web, server, worker, protocol, transport } = pairing;
    const said = lines(pairing);
    const offers = said.flatMap((line) => [
      ...[
        ...(/The two go together by (.*)\.$/.exec(line)?.[1] ?? '').matchAll(/([\w, ]+?) over ([\w ]+?)(?:, and |$)/g),
      ].flatMap(([, protocols = '', transports = '']) =>
        protocols
          .split(', ')
          .flatMap((each) =>
            transports.split(' or ').map((way) => ({ web, server, worker, protocol: each, transport: way })),
          ),
      ),
      ...serversIn(/^App servers that run \w+ and that .* can dial.*: (.*)\.$/.exec(line)?.[1] ?? '').map((each) => ({
        ...each,
        web,
        protocol,
        transport,
      })),
      ...serversIn(/^App servers that run \w+ and may stand alone: (.*)\.$/.exec(line)?.[1] ?? '').map((each) => ({
        ...each,
        web: 'none',
      })),
      ...[...(/\bweb: ([\w, ]+?)[.)]/.exec(line)?.[1] ?? '').split(/, | or /)]
        .filter(Boolean)
        .map((each) => ({ web: each, server, worker })),
      ...(/^Workers of .* that may stand alone: (.*)\.$/.exec(line)?.[1]?.split(', ') ?? []).map((each) => ({
        web: 'none',
        server,
        worker: each,
      })),
      ...(/\btransport: unix\b/.test(line) ? [{ web, server, worker, transport: 'unix' }] : []),
      ...(/leave link out/i.test(line) ? [{ web, server }] : []),
      ...(/^Leave supervisor out/.test(line) ? [{ web, server, worker, protocol, transport, supervisor: 'none' }] : []),
    ]);
    const good = offers.filter(allows);
    expect(offers.length, said.join('\n')).toBeGreaterThan(0);
    expect(
      offers.filter((offer) => !good.includes(offer)),
      said.join('\n'),
    ).toEqual([]);
  }
});

/*
 * Every shape of a refusal, with names left out, and the first combination that is told so: few enough to be read by a
 * person. UPDATE_GOLDENS=1 writes it anew.
 */
it('has the shapes that somebody has read', () => {
  const shapes = new Map<string, string>();
  // Without a supervisor first: what one changes is a shape of its own.
  const plainFirst = refused.toSorted(
    (left, right) => Number(left.supervisor !== 'none') - Number(right.supervisor !== 'none'),
  );
  for (const pairing of plainFirst) {
    const { web, server } = titleOf(pairing);
    const shape = lines(pairing)
      .map((line) =>
        line
          .replaceAll(server, 'SERVER')
          .replaceAll(web, 'WEB')
          .replace(new RegExp(`that ${pairing.supervisor}\\b`), 'that SUPERVISOR')
          .replace(
            /(dials|answers|over|by|runs?|alone:|dial.*:|Workers of SERVER that may stand alone:|goes with|front:?|\((?=web)) .*?(?=[;.]|$)/g,
            '$1 …',
          ),
      )
      .join('\n');
    const example = [
      `${pairing.web} ${pairing.protocol}/${pairing.transport} ${pairing.server} ${pairing.worker} ${pairing.supervisor}`,
      ...lines(pairing),
    ].join('\n  ');
    if (!shapes.has(shape)) shapes.set(shape, example);
  }
  const text = `${[...shapes.values()].sort().join('\n\n')}\n`;
  const file = join(import.meta.dirname, 'refusals.txt');
  if (process.env.UPDATE_GOLDENS) writeFileSync(file, text);
  expect(text).toBe(readFileSync(file, 'utf8'));
});
