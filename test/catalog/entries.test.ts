import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { catalog as generated } from '../../src/catalog/index.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { Stack } from '../../src/model/stack.ts';
import { pairings } from '../../src/pipeline/pairings.ts';
import { plan } from '../../src/plan/plan.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { everyStack } from '../plan/every-stack.ts';
import { settled } from '../plan/stack-of.ts';
import { trees } from '../render/templates.ts';
import { descriptionOf } from '../resolve/description-of.ts';
import { stackFiles } from '../stacks/every-stack-file.ts';

const catalog: Catalog = generated;
const { formats, reports, checks, drills, unserved, ...shelves } = catalog;
const components = Object.entries(shelves).flatMap(([shelf, entries]) =>
  Object.entries(entries).map(([id, entry]) => ({ shelf, id, entry })),
);

describe.each(components)('$shelf/$id', ({ id, entry }) => {
  it('has a title and a sentence', () => {
    expect(entry.title).not.toBe('');
    expect(entry.summary).toMatch(/^\S.*[.:]/);
    expect(id).toMatch(/^[a-z0-9]+([-_][a-z0-9]+)*$/);
  });

  it('declares limits with a sentence, a source, and checks that exist', () => {
    for (const limit of entry.limits ?? []) {
      expect(limit.says).toMatch(/^\S.{10,}\.$/);
      expect(limit.source.length).toBeGreaterThan(10);
      for (const check of Object.keys(limit.expect ?? {})) expect(Object.keys(checks)).toContain(check);
    }
  });

  it('declares limits that concern something there is', () => {
    const values: Readonly<Record<string, readonly string[]>> = {
      protocol: Object.keys(catalog.protocols),
      web: Object.keys(catalog.webServers),
      server: Object.keys(catalog.appServers),
      supervisor: Object.keys(catalog.supervisors),
      worker: Object.values(catalog.appServers).flatMap(({ modes }) => Object.keys(modes)),
      transport: ['unix', 'tcp'],
      placement: ['shared', 'separate'],
    };
    for (const { concerns } of entry.limits ?? [])
      for (const [facet, value] of Object.entries(concerns))
        if (values[facet]) for (const each of [value].flat()) expect(values[facet]).toContain(each);
  });

  it('appears in a stack of the project', () => {
    const texts = stackFiles.map((file) => readFileSync(join(import.meta.dirname, '../../stacks', file), 'utf8'));
    const name = 'image' in entry ? 'name: ' : new RegExp(`\\b${id}\\b`);
    expect(texts.some((text) => text.match(name))).toBe(true);
  });
});

it('names formats and templates that exist, and has no template that nothing names', () => {
  const used = new Set<string>();
  const look = (stack: Stack) => {
    for (const { format, template, view } of plan(stack).files) {
      expect(Object.keys(formats)).toContain(format);
      expect([...trees.keys()]).toContain(template);
      used.add(template);
      for (const value of Object.values(view)) if (trees.has(String(value))) used.add(String(value));
    }
  };
  for (const { description } of pairings(catalog)) look(settled(description));
  everyStack(look, 100);
  const included = [...trees.values()].flatMap((tree) => [
    ...JSON.stringify(tree).matchAll(/"PartialStatement","name":\{"type":"PathExpression"[^}]*"original":"([^"]+)"/g),
  ]);
  for (const [, name] of included) used.add(String(name));
  expect([...trees.keys()].filter((name) => !used.has(name))).toEqual([]);
});

describe.each(Object.entries(unserved))('unserved/%s', (id, { title, why, instead }) => {
  it('says why, and is nothing that is served', () => {
    expect(why).toMatch(/^\S.{20,}\.$/);
    expect(title).not.toBe('');
    expect(Object.values(shelves).filter((entries) => Object.hasOwn(entries, id))).toEqual([]);
  });

  it('names what does its work, as a description does', () => {
    expect(instead.length).toBeGreaterThan(0);
    for (const said of instead) {
      const { findings } = resolve(descriptionOf(parse(said)), catalog, 'deploy');
      expect(findings.filter(({ summary }) => / is called |no stack can be made/.test(summary))).toEqual([]);
    }
  });
});

it('has checks, drills and reports with titles', () => {
  for (const { title } of [
    ...Object.values(checks),
    ...Object.values(drills),
    ...Object.values(reports),
    ...Object.values(formats),
  ])
    expect(title).toMatch(/\S/);
});
