import { parse } from 'yaml';
import type { Files } from '../../src/model/plan.ts';
import type { Stack } from '../../src/model/stack.ts';
import { filesOf } from '../../src/pipeline/files-of.ts';
import { settledStack, startableFiles } from './every-stack-file.ts';

/** A few of the items that have every feature between them: at each step the one that brings most, the first of equals. */
export function covering<T>(items: readonly T[], featuresOf: (item: T) => Iterable<string>): T[] {
  const open = items.map((item) => ({ item, features: new Set(featuresOf(item)) }));
  const chosen = new Set<T>();
  while (open.some(({ features }) => features.size > 0)) {
    const best = open.reduce((one, other) => (other.features.size > one.features.size ? other : one));
    chosen.add(best.item);
    const had = [...best.features];
    for (const { features } of open) for (const feature of had) features.delete(feature);
  }
  return items.filter((item) => chosen.has(item));
}

/** Descriptions with every component of the project's stacks, and every way two of them are joined; or all of them. */
export async function stacksToTest(): Promise<string[]> {
  return chosen((stack) => componentsOf(stack));
}

/** Descriptions whose rendered folders have everything that Compose is told in any; or all of them. */
export async function stacksToCompose(): Promise<string[]> {
  return chosen((stack) => toldToCompose(filesOf(stack).files));
}

/** `npm run test:stacks` asks for every stack. */
const all = process.env.STACKWRIGHT_EVERY_STACK === '1';

async function chosen(featuresOf: (stack: Stack) => Iterable<string>): Promise<string[]> {
  const files = await startableFiles();
  if (all) return files;
  const stacks = new Map(
    await Promise.all(files.map(async (file) => [file, (await settledStack(file)).stack] as const)),
  );
  return covering(files, (file) => featuresOf(stacks.get(file) as Stack));
}

export function componentsOf({ web, server, protocol, transport, supervisor, placement, ...stack }: Stack): string[] {
  return [
    `web ${web.id}`,
    `server ${server.id} ${server.worker}`,
    `link ${protocol.id} ${transport} ${placement}`,
    `supervisor ${supervisor.id}`,
    `interface ${stack.interface.id}`,
    `framework ${stack.description.app.framework}`,
  ];
}

/** Every key of compose.yaml with the kind of its value, names left out, and every kind of instruction of a Dockerfile. */
export function toldToCompose(files: Files): string[] {
  return files.flatMap(({ path, text }) => {
    if (path === 'compose.yaml') return Object.entries(parse(text)).flatMap(([part, value]) => keysOf(part, value));
    return path.endsWith('Dockerfile') ? text.split('\n').map(instruction) : [];
  });
}

function keysOf(part: string, value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [part];
  return Object.values(value).flatMap((named) =>
    Object.entries(named ?? {}).map(([key, inner]) => `${part} ${key} ${shape(inner)}`),
  );
}

/** A list of mounts by where they are and whether they are read-only; anything else by its own keys. */
function shape(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => /:ro$/.exec(String(item))?.[0] ?? '').join(' ');
  return typeof value === 'object' ? Object.keys(value ?? {}).join(' ') : typeof value;
}

/** `COPY --from=builder a b` → `COPY --from`. */
function instruction(line: string): string {
  return /^[A-Z]+(?: --[a-z]+)?/.exec(line)?.[0] ?? '';
}
