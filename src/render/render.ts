import type HandlebarsApi from 'handlebars';
import runtime from 'handlebars/runtime.js';
import type { Format } from '../model/format.ts';
import type { Json } from '../model/json.ts';
import type { FilePlan, Files, Plan } from '../model/plan.ts';

/** The runtime has no compiler: templates are precompiled. Its own types leave out what it shares with the whole. */
const Handlebars = runtime as unknown as Pick<typeof HandlebarsApi, 'create'>;

/** Precompiled templates by name. */
export type Templates = Readonly<Record<string, object>>;

/**
 * Plan → Files: every file's template with its view, each value escaped by the file's own format. Throws a RangeError
 * when a format cannot hold a value or a view has not a name: both are bugs of ours, the value domains come before.
 */
export function render(
  plan: Plan,
  { templates, formats }: { templates: Templates; formats: Readonly<Record<string, Format>> },
): Files {
  const environments = new Map<string, (file: FilePlan) => string>();
  return plan.files.map((file) => {
    const write = environments.get(file.format) ?? environment(templates, known(formats[file.format], file));
    environments.set(file.format, write);
    return { path: file.path, text: write(file), executable: file.executable ?? false };
  });
}

function known(format: Format | undefined, file: FilePlan): Format {
  if (format === undefined)
    throw new TypeError(`${file.path} names the format ${file.format}, which the catalog does not have`);
  return format;
}

type Write = (context: unknown, options: HandlebarsApi.RuntimeOptions) => string;

/** Names that views inherit are not there, which is nothing to warn of. */
const ownOnly = { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false };

/** Where in its template a value stands. */
interface Located {
  readonly loc: hbs.AST.SourceLocation;
}

function environment(templates: Templates, format: Format): (file: FilePlan) => string {
  const handlebars = Handlebars.create();
  handlebars.registerHelper('escape', (value: Json | undefined, { loc }: HandlebarsApi.HelperOptions & Located) => {
    // Handlebars' own strictness stops at a helper's parameters.
    if (value === undefined) throw new TypeError(`line ${loc.start.line} uses a name that the view does not have`);
    return format.escape(value);
  });
  const compiled = new Map<string, Write>();
  for (const [name, specification] of Object.entries(templates)) {
    const template = lazily(() => handlebars.template(specification as TemplateSpecification));
    handlebars.registerPartial(name, (context: unknown, options: HandlebarsApi.RuntimeOptions | undefined) =>
      template()(context, options),
    );
    compiled.set(name, (context, options) => template()(context, options));
  }
  return ({ template, view, path }) => {
    const write = compiled.get(template);
    if (write === undefined) throw new TypeError(`${path} names the template ${template}, which does not exist`);
    try {
      return write(view, ownOnly);
    } catch (error) {
      throw new RangeError(`${path}, from ${template}: ${(error as Error).message}`, { cause: error });
    }
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
