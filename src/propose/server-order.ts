import type { Catalog } from '../model/catalog.ts';
import type { FoundFile } from './look-around.ts';
import type { Choice } from './propose.ts';

const manifests = /^(?:requirements\.txt|Pipfile|pyproject\.toml|setup\.cfg|Procfile|Gemfile|cpanfile)$/;

/** App servers in the order in which they are worth trying for interfaces, each with the reason. */
export function serverOrder(
  interfaces: readonly string[],
  files: readonly FoundFile[],
  catalog: Catalog,
): readonly Choice[] {
  const ids = Object.keys(catalog.appServers);
  const choice = (value: string, reason: string) => ({ field: ['server'], value, reason });
  const named = files
    .filter(({ path }) => manifests.test(path))
    .flatMap(({ path, text }) =>
      ids
        .filter((id) => new RegExp(`(?<![\\w.-])${id}(?![\\w.-])`, 'i').test(text))
        .map((id) => choice(id, `${path} names it.`)),
    );
  const usual = interfaces.flatMap((name) => {
    const { title, usualServer } = catalog.interfaces[name] ?? {};
    return usualServer && ids.includes(usualServer)
      ? [choice(usualServer, `It is usual for ${title} applications.`)]
      : [];
  });
  return [...named, ...usual, ...ids.map((id) => choice(id, 'It runs such an application.'))];
}
