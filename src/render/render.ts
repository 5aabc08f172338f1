import type HandlebarsApi from 'handlebars';
import runtime from 'handlebars/runtime.js';
import type { Format } from '../model/format.ts';
import type { Json } from '../model/json.ts';
import type { FilePlan, Files, Plan } from '../model/plan.ts';

/** The runtime has no compiler: templates are precompiled. Its own types leave out what it shares with the whole. */
const Handlebars = runtime as unknown as Pick<typeof HandlebarsApi, 'create'>;

/** Precompiled templates by name. */
export type Templates = Readonly<Record<string, object>>;

/** Plan → Files: every file's template with its view, each value escaped by the file's own format. */
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

function environment(templates: Templates, format: Format): (file: FilePlan) => string {
  const handlebars = Handlebars.create();
  handlebars.registerHelper('escape', (value: Json) => format.escape(value));
  const compiled = new Map<string, HandlebarsTemplateDelegate>();
  for (const [name, specification] of Object.entries(templates)) {
    const template = lazily(() => handlebars.template(specification as TemplateSpecification));
    handlebars.registerPartial(name, (context: unknown, options: HandlebarsApi.RuntimeOptions | undefined) =>
      template()(context, options),
    );
    compiled.set(name, (context: unknown, options?: HandlebarsApi.RuntimeOptions) => template()(context, options));
  }
  return ({ template, view, path }) => {
    const write = compiled.get(template);
    if (write === undefined) throw new TypeError(`${path} names the template ${template}, which does not exist`);
    return write(view);
  };
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
