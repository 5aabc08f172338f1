import { describe, expect, it } from 'vitest';
import { filesOf } from '../../src/pipeline/files-of.ts';
import { everyStack } from '../plan/every-stack.ts';
import { stackOf } from '../plan/stack-of.ts';
import { settledStack, stackFiles } from '../stacks/every-stack-file.ts';
import { namesMissing } from './names-missing.ts';
import { trees } from './templates.ts';

describe('a view has every name that its template uses', () => {
  it('in every stack of the project', async () => {
    for (const file of stackFiles) {
      const { plan } = filesOf((await settledStack(file)).stack);
      expect(plan.files.flatMap(({ template, view }) => namesMissing(template, view))).toEqual([]);
    }
  });

  it('in every pairing, with any other field', () => {
    everyStack((stack) => {
      const { plan } = filesOf(stack);
      expect(plan.files.flatMap(({ template, view }) => namesMissing(template, view))).toEqual([]);
    }, 100);
  });
});

it('has templates that know if, unless, each and partials, and no other helper', () => {
  const odd = [...trees.keys()].flatMap((name) => namesMissing(name, {})).filter((text) => text.endsWith(' of ours'));
  expect(odd).toEqual([]);
});

it('sees a name that is missing where Handlebars would not', () => {
  const { plan } = filesOf(stackOf());
  const { view = {} } = plan.files.find(({ path }) => path === 'nginx.conf') ?? {};
  const { hosts: _, backlog: __, ...rest } = view;
  const names = namesMissing('nginx/nginx.conf', rest).map((text) => text.replace(/:\d+/, ''));
  expect(new Set(names)).toEqual(new Set(['nginx/nginx.conf hosts', 'nginx/nginx.conf backlog']));
  expect(namesMissing('nginx/nginx.conf', { ...view, pass: 'nginx/pass/gopher' })).toEqual([
    'nginx/pass/gopher does not exist',
  ]);
});
