import * as z from 'zod/mini';
import { Description } from './description.ts';
import { fieldNotes } from './field-notes.ts';

/** The names that a catalog knows, for an editor to offer. */
export interface CatalogIds {
  readonly webServers: readonly string[];
  readonly appServers: readonly string[];
  readonly workers: readonly string[];
  readonly supervisors: readonly string[];
  readonly frameworks: readonly string[];
  readonly interfaces: readonly string[];
  readonly protocols: readonly string[];
  readonly transports: readonly string[];
  /** As `base` names them. */
  readonly bases: readonly string[];
}

type Schema = z.core.JSONSchema.BaseSchema;

/** The JSON Schema (draft 2020-12) of a description, for editors: `validate` is stricter and has better words. */
export function jsonSchema(ids: CatalogIds): Schema {
  const { $schema, ...schema } = toSchema(Description);
  return { $schema, title: 'Stackwright description', ...annotate(schema, '', choices(ids)) };
}

/** What may be written. Of text that stands for a mapping or a list, both forms. */
function toSchema(schema: z.core.$ZodType): Schema {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    reused: 'inline',
    override: spellShorthand,
  }) as Schema;
}

/** zod takes such a pipe for its long form alone; the text that the transform takes as well is ours to say. */
function spellShorthand({ zodSchema, jsonSchema: json }: { zodSchema: z.core.$ZodTypes; jsonSchema: Schema }): void {
  const { def } = zodSchema._zod;
  if (def.type !== 'pipe' || def.in._zod.def.type !== 'transform') return;
  const long = { ...json };
  for (const key of Object.keys(json)) delete json[key];
  json.anyOf = [{ type: 'string' }, long];
}

/** Adds what each field is for and the names it may have; a path is dotted, with `*` for any key or item. */
function annotate(schema: Schema, path: string, names: Readonly<Record<string, readonly string[]>>): Schema {
  const below = (step: string) => (child: unknown) => annotate(child as Schema, path ? `${path}.${step}` : step, names);
  const { properties, additionalProperties, items, anyOf } = schema;
  return {
    ...schema,
    ...(fieldNotes[path] && { description: fieldNotes[path] }),
    ...(schema.type === 'string' && names[path] && { enum: [...names[path]] }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, below(key)(child)])),
    }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: below('*')(additionalProperties) }),
    ...(items !== undefined && { items: below('*')(items) }),
    ...(anyOf && { anyOf: anyOf.map((child) => withoutDescription(annotate(child as Schema, path, names))) }),
  };
}

/** An alternative says nothing that the whole does not already say. */
function withoutDescription({ description: _, ...schema }: Schema): Schema {
  return schema;
}

function choices(ids: CatalogIds): Record<string, readonly string[]> {
  return {
    web: ids.webServers,
    'web.server': ids.webServers,
    server: ids.appServers,
    'server.name': ids.appServers,
    'server.worker': ids.workers,
    supervisor: ids.supervisors,
    'app.framework': ids.frameworks,
    'app.interface': ids.interfaces,
    'link.protocol': ids.protocols,
    'link.transport': ids.transports,
    base: ids.bases,
  };
}
