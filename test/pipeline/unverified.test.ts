import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { filesOf } from '../../src/pipeline/files-of.ts';
import { pairings, startable } from '../../src/pipeline/pairings.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { stackOf } from '../plan/stack-of.ts';
import { descriptionOf } from '../resolve/description-of.ts';

const nginx = { ...catalog.webServers.nginx, unverified: 'it comes in an image of its own.' };
const catalogWithout: Catalog = { ...catalog, webServers: { ...catalog.webServers, nginx } };
const says = 'nginx is not verified: it comes in an image of its own.';

it('is told of a stack with a component that was never started', () => {
  expect(resolve(descriptionOf({ web: 'nginx' }), catalogWithout, 'deploy').notes).toContain(says);
  expect(resolve(descriptionOf({ web: 'nginx' }), catalog, 'deploy').notes).not.toContain(says);
});

it('stands in the README of the deployment', () => {
  const stack = stackOf({ web: 'nginx' });
  const readme = (web: typeof stack.web) =>
    filesOf({ ...stack, web }).files.find(({ path }) => path === 'README.md')?.text;
  expect(readme({ ...nginx, id: 'nginx' })).toContain(`\n\n${says}\n\nPublished on `);
  expect(readme(stack.web)).not.toContain('not verified');
});

it('is a pairing like others, but none that the matrix starts', () => {
  const { apache } = catalog.webServers;
  const { uwsgi } = catalog.appServers;
  const small: Catalog = { ...catalogWithout, webServers: { apache, nginx }, appServers: { uwsgi } };
  const of = (list: readonly { web: string }[]) => [...new Set(list.map(({ web }) => web))];
  expect(of(pairings(small))).toEqual(['apache', 'nginx']);
  expect(of(startable(small))).toEqual(['apache']);
});
