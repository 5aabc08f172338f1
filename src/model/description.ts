import * as z from 'zod/mini';
import {
  Address,
  Cidr,
  ContainerPath,
  Duration,
  Entry,
  EnvName,
  EnvValue,
  HostName,
  ImageName,
  Name,
  PackageName,
  Port,
  RelativePath,
  RequestTarget,
  Size,
  UrlPrefix,
  Word,
} from './values.ts';

/** Accepts `name` for `{key: name}`: the short form of a component. The key is kept as `shorthand` for the JSON Schema. */
export function short<T extends z.core.$ZodType>(key: string, schema: T) {
  const widen = z.transform((value: unknown) => (typeof value === 'string' ? { [key]: value } : value));
  const piped = z.pipe(widen, schema as never) as unknown as z.ZodMiniPipe<typeof widen, T>;
  shorthands.set(piped, { key, schema });
  return piped;
}

/** The short forms, by their schema: what the JSON Schema generator must spell as "text, or this object". */
export const shorthands = new Map<z.core.$ZodType, { key: string; schema: z.core.$ZodType }>();

const status = z
  .int('a status is a number')
  .check(z.minimum(100, 'a status is 100 to 599'), z.maximum(599, 'a status is 100 to 599'));
const methods = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;
const request = Object.fromEntries(methods.map((method) => [method, z.optional(RequestTarget)])) as Record<
  (typeof methods)[number],
  z.ZodMiniOptional<typeof RequestTarget>
>;

/** One request to the front door and what must come back: `{get: /, status: 200, contains: Notes}`. */
export const CheckRequest = z
  .strictObject({
    ...request,
    status: z._default(status, 200),
    contains: z.optional(z.string()),
    headers: z.optional(
      z.record(z.string().check(z.regex(/^[A-Za-z0-9-]+$/, 'a header name has letters, digits and dashes')), Word),
    ),
    body: z.optional(z.string()),
  })
  .check(
    z.refine(
      (check) => methods.filter((method) => check[method] !== undefined).length === 1,
      'a check has exactly one request, such as get: /',
    ),
  );

const Health = short('path', z.strictObject({ path: RequestTarget, status: z._default(status, 200) }));

/** A URL prefix is served from a folder of the app, or from a folder that `release` fills. */
const Static = z.union(
  [RelativePath, z.strictObject({ collected: ContainerPath })],
  'a static folder is a path inside app.path, or {collected: /path/that/release/fills}',
);

/** A command as words, or as one line without quotes or shell syntax, split at its spaces. */
const Command = z.pipe(
  z.transform((value: unknown) =>
    typeof value === 'string' && !/["'`\\\\$;&|<>()]/.test(value) ? value.trim().split(/\s+/) : value,
  ),
  z
    .array(Word, 'a command is a list of words, or a line without quotes and shell syntax')
    .check(z.minLength(1, 'a command has at least one word')),
);

const App = z.strictObject({
  path: RelativePath,
  framework: z.optional(z.string()),
  interface: z.optional(z.string()),
  entry: z.optional(Entry),
  packages: z._default(z.array(PackageName), []),
  requirements: z.optional(RelativePath),
  wheels: z.optional(RelativePath),
  env: z._default(z.record(EnvName, EnvValue), {}),
  env_file: z.optional(RelativePath),
  volumes: z._default(z.record(Name, ContainerPath), {}),
  static: z._default(z.record(UrlPrefix, Static), {}),
  release: z._default(z.array(Command), []),
  processes: z._default(z.record(Name, Command), {}),
  health: z.optional(Health),
  egress: z._default(z.boolean(), false),
});

const workerRange = 'workers is a number of processes, 1 to 256, or auto';

const Tls = z.strictObject({ certificate: RelativePath, key: RelativePath, port: z._default(Port, 8443) });

/** What a user writes, validated field by field and in long form; nothing is chosen yet. Sizes in bytes, durations in seconds. */
export const Description = z.strictObject({
  name: Name,
  app: App,
  web: z._default(
    short(
      'server',
      z.strictObject({ server: z.string(), image: z.optional(ImageName), lua: z.optional(RelativePath) }),
    ),
    { server: 'nginx' },
  ),
  server: short(
    'name',
    z.strictObject({
      name: z.string(),
      worker: z.optional(z.string()),
      threads: z.optional(
        z
          .int('threads is a whole number')
          .check(z.minimum(1, 'threads is 1 to 512'), z.maximum(512, 'threads is 1 to 512')),
      ),
    }),
  ),
  workers: z._default(
    z.union([z.literal('auto'), z.int().check(z.minimum(1, workerRange), z.maximum(256, workerRange))], workerRange),
    'auto',
  ),
  link: z._default(z.strictObject({ protocol: z.optional(z.string()), transport: z.optional(z.string()) }), {}),
  supervisor: z._default(z.string(), 'none'),
  listen: z._default(
    z.strictObject({ port: z._default(Port, 8080), address: z._default(Address, '127.0.0.1'), tls: z.optional(Tls) }),
    { port: 8080, address: '127.0.0.1' },
  ),
  hosts: z._default(z.array(HostName), []),
  trusted: z._default(z.array(Cidr), []),
  networks: z._default(z.array(text()), []),
  limits: z._default(
    z.strictObject({
      cpus: z.optional(
        z
          .number('cpus is a number')
          .check(z.minimum(0.1, 'cpus is at least 0.1'), z.maximum(256, 'cpus is at most 256')),
      ),
      memory: z.optional(Size),
    }),
    {},
  ),
  timeouts: z._default(
    z.strictObject({
      request: z.optional(Duration),
      stop: z.optional(Duration),
      keepalive: z.optional(Duration),
      header: z.optional(Duration),
      body: z.optional(Duration),
    }),
    {},
  ),
  body: z.optional(Size),
  base: z._default(z.string(), 'debian:trixie-slim'),
  checks: z._default(z.array(CheckRequest), []),
});

function text() {
  return z
    .string()
    .check(z.regex(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,62}$/, 'a network name has letters, digits, _ . and -'));
}

export type Description = z.infer<typeof Description>;
export type CheckRequest = z.infer<typeof CheckRequest>;
