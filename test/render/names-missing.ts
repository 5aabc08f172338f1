import type { Json } from '../../src/model/json.ts';
import { trees } from './templates.ts';

/** Where the walk is: what `this` is, in which template, and whether Handlebars would come here with this view. */
interface At {
  readonly view: Json;
  readonly template: string;
  readonly live: boolean;
}

/** The names that a template and its partials use and a view does not have, as `template:line name`. */
export function namesMissing(template: string, view: Json): string[] {
  return programNames(trees.get(template), { view, template, live: true });
}

function programNames(program: hbs.AST.Program | undefined, at: At): string[] {
  if (program === undefined) return [`${at.template} does not exist`];
  return program.body.flatMap((statement) => statementNames(statement, at));
}

function statementNames(statement: hbs.AST.Statement, at: At): string[] {
  if (statement.type === 'ContentStatement' || statement.type === 'CommentStatement') return [];
  if (statement.type === 'MustacheStatement') return pathNames((statement as hbs.AST.MustacheStatement).path, at);
  if (statement.type === 'BlockStatement') return blockNames(statement as hbs.AST.BlockStatement, at);
  if (statement.type === 'PartialStatement') return partialNames(statement as hbs.AST.PartialStatement, at);
  return [`${at.template}:${statement.loc.start.line} ${statement.type} is no statement of ours`];
}

function blockNames({ path, params, program, inverse, loc }: hbs.AST.BlockStatement, at: At): string[] {
  const [condition] = params;
  const helper = (path as hbs.AST.PathExpression).original;
  if (condition === undefined || !['if', 'unless', 'each'].includes(helper))
    return [`${at.template}:${loc.start.line} ${helper} is no helper of ours`];
  const value = valueAt(condition as hbs.AST.PathExpression, at.view);
  const names = pathNames(condition, at);
  const otherwise = (live: boolean) => (inverse ? programNames(inverse, { ...at, live: at.live && live }) : []);
  if (helper === 'each') {
    const items = Array.isArray(value) ? value : [];
    return [
      ...names,
      ...items.flatMap((view) => programNames(program, { ...at, view })),
      ...otherwise(items.length === 0),
    ];
  }
  const taken = truthy(value) === (helper === 'if');
  return [...names, ...programNames(program, { ...at, live: at.live && taken }), ...otherwise(!taken)];
}

/** `{{> name}}`, or `{{> (lookup this "pass")}}`, where the view names it; `key="text"` adds to the view. */
function partialNames({ name, hash }: hbs.AST.PartialStatement, at: At): string[] {
  const dynamic = name as hbs.AST.SubExpression;
  const template = 'params' in dynamic ? lookedUp(dynamic, at.view) : (name as hbs.AST.PathExpression).original;
  if (template === null && !at.live) return [];
  const added = Object.fromEntries(
    hash?.pairs.map(({ key, value }) => [key, (value as hbs.AST.StringLiteral).value]) ?? [],
  );
  const view = isMapping(at.view) ? { ...at.view, ...added } : at.view;
  return programNames(trees.get(String(template)), { ...at, template: String(template), view });
}

function lookedUp({ params }: hbs.AST.SubExpression, view: Json): Json | undefined {
  return isMapping(view) ? view[(params[1] as hbs.AST.StringLiteral).value] : undefined;
}

function pathNames(expression: hbs.AST.Expression, at: At): string[] {
  const path = expression as hbs.AST.PathExpression;
  const here = `${at.template}:${path.loc.start.line} ${path.original}`;
  if (path.depth !== 0 || path.data) return [`${here} reaches outside`];
  const value = valueAt(path, at.view);
  // What hangs on a null is asked for only where it is not null.
  const guarded =
    !at.live && path.parts.length > 1 && valueAt({ ...path, parts: path.parts.slice(0, 1) }, at.view) === null;
  return value === undefined && !guarded ? [here] : [];
}

function valueAt({ parts }: Pick<hbs.AST.PathExpression, 'parts'>, view: Json): Json | undefined {
  return parts.reduce<Json | undefined>(
    (parent, name) => (isMapping(parent) && Object.hasOwn(parent, name) ? parent[name] : undefined),
    view,
  );
}

function isMapping(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Handlebars' own idea: an empty list is false, 0 too. */
function truthy(value: Json | undefined): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}
