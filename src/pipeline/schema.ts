import { catalog } from '../catalog/index.ts';
import { jsonSchema } from '../model/json-schema.ts';

/** The JSON Schema of descriptions with the catalog's names in it, for editors. */
export function schema(): string {
  const ids = {
    webServers: Object.keys(catalog.webServers),
    appServers: Object.keys(catalog.appServers),
    workers: unique(Object.values(catalog.appServers).flatMap(({ modes }) => Object.keys(modes))),
    supervisors: Object.keys(catalog.supervisors),
    frameworks: Object.keys(catalog.frameworks),
    interfaces: Object.keys(catalog.interfaces),
    protocols: Object.keys(catalog.protocols),
    transports: ['unix', 'tcp'],
    bases: Object.values(catalog.bases).map(({ image }) => image),
  };
  return JSON.stringify(jsonSchema(ids), null, 2);
}

function unique(words: readonly string[]): string[] {
  return [...new Set(words)];
}
