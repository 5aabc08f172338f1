import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import { filesOf } from '../../src/pipeline/files-of.ts';
import {
  type Pairing,
  pairingId,
  pairings,
  refusedPairings,
  startable,
  verifiable,
} from '../../src/pipeline/pairings.ts';
import { settled } from '../plan/stack-of.ts';

const valid = pairings(catalog);
const refused = refusedPairings(catalog);

it('has every combination either way', () => {
  const workers = Object.values(catalog.appServers).flatMap(({ modes }) => Object.keys(modes)).length;
  const shelves = [catalog.webServers, catalog.protocols, { unix: 0, tcp: 0, memory: 0 }, catalog.supervisors];
  const all = shelves.reduce((product, shelf) => product * Object.keys(shelf).length, workers);
  expect(valid.length + refused.length).toBe(all);
});

it('gives what was asked for, each in less than 15 ms of processor time', () => {
  const started = process.cpuUsage();
  for (const { description, web, protocol, transport, server, worker, supervisor } of valid) {
    const stack = settled(description);
    expect(stack).toMatchObject({
      web: { id: web },
      protocol: { id: protocol },
      transport,
      supervisor: { id: supervisor },
    });
    expect(stack.server).toMatchObject({ id: server, worker });
    expect(filesOf(stack).files.length).toBeGreaterThan(5);
  }
  expect(process.cpuUsage(started).user / 1000 / valid.length).toBeLessThan(15);
});

it('has names of their own', () => {
  const names = valid.map(({ description }) => description.name);
  expect(new Set(names).size).toBe(names.length);
});

it('says of every refused one what is wrong, where, and what would do', () => {
  for (const { description, findings } of refused) {
    expect(findings.length, description.name).toBeGreaterThan(0);
    for (const { summary, paths, notes } of findings) {
      expect(summary, description.name).toMatch(/^\S.{10,}/);
      expect(paths.length, summary).toBeGreaterThan(0);
      expect(notes.length, summary).toBeGreaterThan(0);
      expect(`${summary}\n${notes.join('\n')}`).not.toMatch(/undefined|null|: \.|\(\)|object| {2}/);
    }
  }
});

it('uses every entry in some pairing', () => {
  const used = (facet: 'web' | 'protocol' | 'server' | 'supervisor') =>
    [...new Set(valid.map((pairing) => pairing[facet]))].sort();
  expect(used('web')).toEqual(Object.keys(catalog.webServers).sort());
  expect(used('protocol')).toEqual(Object.keys(catalog.protocols).sort());
  expect(used('server')).toEqual(Object.keys(catalog.appServers).sort());
  expect(used('supervisor')).toEqual(Object.keys(catalog.supervisors).sort());
  const workers = Object.entries(catalog.appServers).flatMap(([id, { modes }]) =>
    Object.keys(modes).map((worker) => `${id} ${worker}`),
  );
  expect([...new Set(valid.map(({ server, worker }) => `${server} ${worker}`))].sort()).toEqual(workers.sort());
});

it('lets nothing face clients that is not fit to', () => {
  const alone = new Set(valid.filter(({ web }) => web === 'none').map(({ server, worker }) => `${server} ${worker}`));
  expect([...alone].sort()).toEqual([
    'gunicorn gevent',
    'gunicorn gthread',
    'hypercorn asyncio',
    'puma cluster',
    'uvicorn asyncio',
    'waitress threads',
  ]);
});

it('takes of a supervisor that places as another does every app server and every web server, rather what is known', () => {
  const sampled = Object.keys(catalog.supervisors).filter((id) => 'sampled' in catalog.supervisors[id as 'none']);
  expect(sampled.length).toBeGreaterThan(0);
  for (const id of sampled) {
    const all = verifiable(catalog).filter(({ supervisor }) => supervisor === id);
    const sample = startable(catalog).filter(({ supervisor }) => supervisor === id);
    for (const facet of ['web', 'server'] as const)
      expect(new Set(sample.map((pairing) => pairing[facet]))).toEqual(new Set(all.map((pairing) => pairing[facet])));
    expect(sample.length).toBeLessThan(all.length / 2);
    const other = all.find((pairing) => !sample.includes(pairing));
    const known = new Set([pairingId(other as Pairing)]);
    expect(startable(catalog, known).map(pairingId)).toContain([...known][0]);
  }
});
