import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Handlebars from 'handlebars';

type Node = hbs.AST.Node & { [key: string]: unknown };

/**
 * Compiles every `.hbs` file below a folder to the text of an ES module: `templates`, by path without `.hbs`.
 * Each `{{x}}` becomes `{{escape x}}`; `{{{x}}}`, which would go past the escaper, is refused with a RangeError.
 */
export async function compileTemplates(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.hbs')).sort();
  const entries = await Promise.all(
    names.map(
      async (name) =>
        `  ${JSON.stringify(name.slice(0, -4))}: ${compile(await readFile(join(folder, name), 'utf8'), name)},\n`,
    ),
  );
  return `// Generated from templates/ by \`npm run generate\`: do not edit.\nexport const templates = {\n${entries.join('')}};\n`;
}

/** One template as the source of a Handlebars specification. */
export function compile(text: string, name: string): string {
  const tree = Handlebars.parse(text);
  escapeOutput(tree as unknown as Node, name);
  return String(
    Handlebars.precompile(tree, { strict: true, noEscape: true, knownHelpers: { escape: true }, preventIndent: true }),
  );
}

function escapeOutput(node: Node, name: string): void {
  if (node.type === 'MustacheStatement') wrap(node as unknown as hbs.AST.MustacheStatement, name);
  for (const value of Object.values(node)) {
    const children = Array.isArray(value) ? value : [value];
    for (const child of children)
      if (child !== null && typeof child === 'object' && 'type' in child) escapeOutput(child as Node, name);
  }
}

function wrap(statement: hbs.AST.MustacheStatement, name: string): void {
  const at = `${name}:${statement.loc.start.line}`;
  if (!statement.escaped) throw new RangeError(`${at}: {{{…}}} would leave a value unescaped`);
  if (statement.params.length > 0 || statement.hash)
    throw new RangeError(`${at}: templates know if, each and partials; compute values in the view`);
  const { path } = statement;
  statement.params = [path];
  statement.path = {
    type: 'PathExpression',
    data: false,
    depth: 0,
    parts: ['escape'],
    original: 'escape',
    loc: path.loc,
  } as hbs.AST.PathExpression;
}
