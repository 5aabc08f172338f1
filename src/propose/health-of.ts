import type { Detection } from '../model/detection.ts';
import type { FoundFile } from './look-around.ts';

const healthNames =
  /["'](?<path>\/?(?:health|healthz|healthcheck|health-check|_health|ready|readyz|readiness|live|livez|liveness|ping|up)\/?)["']/g;

/** A path that says whether the application works, and why this one: one named for it, else the first page. */
export function healthOf(files: readonly FoundFile[], { routes }: Detection): { path: string; reason: string } {
  const named = files.flatMap(({ path, text }) =>
    [...text.matchAll(healthNames)].map((match) => ({ file: path, route: match.groups?.path ?? '' })),
  );
  // A word without any slash is more often a key.
  const health = named.find(({ route }) => route.includes('/'));
  if (health) return { path: absolute(health.route), reason: `${health.file} names it.` };
  const pages = routes ? files.flatMap((file) => routesOf(file, routes)) : [];
  const first = pages.find(({ route }) => route === '/') ?? pages[0];
  if (first) return { path: first.route, reason: `Nothing is called health; ${first.file} answers it.` };
  return { path: '/', reason: 'Nothing is called health, and no other path is known.' };
}

function routesOf({ path, text }: FoundFile, routes: RegExp): { file: string; route: string }[] {
  const every = new RegExp(routes.source, `${routes.flags.replace('g', '')}g`);
  return [...text.matchAll(every)].map((match) => ({ file: path, route: absolute(match.groups?.path ?? '') }));
}

function absolute(route: string): string {
  return route.startsWith('/') ? route : `/${route}`;
}
