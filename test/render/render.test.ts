import { expect, it } from 'vitest';
import { catalog } from '../../src/catalog/index.ts';
import { templates } from '../../src/generated/templates.js';
import type { Format } from '../../src/model/format.ts';
import type { FilePlan, Plan } from '../../src/model/plan.ts';
import { filesOf } from '../../src/pipeline/files-of.ts';
import { plan } from '../../src/plan/plan.ts';
import { compile } from '../../src/render/compile.ts';
import { render } from '../../src/render/render.ts';
import { everyStack } from '../plan/every-stack.ts';
import { stackOf } from '../plan/stack-of.ts';

const { formats } = catalog;

/** The text of one template with a view, its values between ⟦⟧. */
function rendered(text: string, view: FilePlan['view'], partials: Record<string, string> = {}): string {
  const sources = { main: text, ...partials };
  const specifications = Object.fromEntries(
    // The generated module holds these as source: evaluating one is what importing it does.
    Object.entries(sources).map(([name, source]) => [name, new Function(`return ${compile(source, `${name}.hbs`)}`)()]),
  );
  const marked: Format = { title: 'marked', escape: (value) => `⟦${value}⟧` };
  const files = [{ path: 'f', template: 'main', format: 'marked', view }];
  return render({ files } as unknown as Plan, { templates: specifications, formats: { marked } })[0]?.text ?? '';
}

it.each([
  ['{{x}}', { x: '<b>' }, '⟦<b>⟧'],
  ['{{x.y}}', { x: { y: 1 } }, '⟦1⟧'],
  ['{{#if x}}a{{x}}{{else}}b{{/if}}', { x: 0 }, 'b'],
  ['{{#each x}}{{this}},{{/each}}', { x: ['a', 'b'] }, '⟦a⟧,⟦b⟧,'],
  ['{{#each x}}{{y}}{{/each}}', { x: [{ y: 1 }] }, '⟦1⟧'],
  ['{{> part}}', { x: 1 }, 'p ⟦1⟧'],
  ['{{> (lookup this "which")}}', { x: 1, which: 'part' }, 'p ⟦1⟧'],
  ['{{#each x}}{{> part}}{{/each}}', { x: [{ x: 2 }] }, 'p ⟦2⟧'],
])('escapes every value of %s', (text, view, expected) => {
  expect(rendered(text, view as FilePlan['view'], { part: 'p {{x}}' })).toBe(expected);
});

it.each([
  ['{{{x}}}', 't.hbs:1: {{{…}}} would leave a value unescaped'],
  ['a\n{{&x}}', 't.hbs:2: {{{…}}} would leave a value unescaped'],
  ['{{#if a}}{{#each b}}\n{{{x}}}{{/each}}{{/if}}', 't.hbs:2: {{{…}}} would leave a value unescaped'],
  ['{{#if a}}{{else}}{{{x}}}{{/if}}', 't.hbs:1: {{{…}}} would leave a value unescaped'],
  ['{{lookup x "y"}}', 't.hbs:1: templates know if, each and partials; compute values in the view'],
  ['{{x y=1}}', 't.hbs:1: templates know if, each and partials; compute values in the view'],
])('refuses %j', (text, message) => {
  expect(() => compile(text, 't.hbs')).toThrow(new RangeError(message));
});

it('does not render a name that the view does not have', () => {
  expect(() => rendered('{{x}}', {})).toThrow('f, from main: line 1 uses a name that the view does not have');
  expect(() => rendered('\n{{x.y}}', { x: {} })).toThrow('line 2 uses a name');
  expect(() => rendered('{{> nothing}}', {})).toThrow('The partial nothing could not be found');
});

it('does not reach what views inherit', () => {
  for (const name of ['constructor', '__proto__', 'toString']) expect(() => rendered(`{{${name}}}`, {})).toThrow();
});

it('names the file whose template or format does not exist', () => {
  const planned = plan(stackOf());
  const wrong = (change: Partial<FilePlan>) => () =>
    render(
      { ...planned, files: [{ ...(planned.files[0] as FilePlan), path: 'x.conf', ...change }] },
      { templates, formats },
    );
  expect(wrong({ template: 'nowhere/x' })).toThrow(
    new TypeError('x.conf names the template nowhere/x, which does not exist'),
  );
  expect(wrong({ format: 'toml' })).toThrow(
    new TypeError('x.conf names the format toml, which the catalog does not have'),
  );
});

it('is the same twice', () => {
  everyStack((stack) => {
    expect(filesOf(stack).files).toEqual(filesOf(structuredCloneOf(stack)).files);
  });
});

it('renders each file of the plan, in order, to whole lines', () => {
  everyStack((stack) => {
    const { plan: planned, files } = filesOf(stack);
    expect(files.map(({ path }) => path)).toEqual(planned.files.map(({ path }) => path));
    for (const { path, text } of files) {
      expect(text.endsWith('\n'), path).toBe(true);
      expect(text, path).not.toMatch(/undefined|\[object|NaN|[ \t]\n|\n\n\n\n/);
    }
  });
});

it('puts nothing beside a token that had to be quoted', () => {
  everyStack((stack) => {
    const marking = Object.fromEntries(Object.entries(formats).map(([id, format]) => [id, marked(format)]));
    for (const { path, text } of render(plan(stack), { templates, formats: marking }))
      expect(text.match(/[^\s,([=]⟦.*?⟧|⟦.*?⟧[^\s,;)\]:]/g), path).toBeNull();
  });
});

/** Marks the tokens that are not the value's own text: quotes, or something escaped. */
function marked(format: Format): Format {
  return {
    ...format,
    escape: (value) => {
      const token = format.escape(value);
      return token === String(value) || Array.isArray(value) ? token : `⟦${token}⟧`;
    },
  };
}

/** A stack's functions cannot be cloned; its description can. */
function structuredCloneOf<T extends { description: object }>(stack: T): T {
  return { ...stack, description: structuredClone(stack.description) };
}
