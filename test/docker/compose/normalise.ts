/** What of `docker inspect` is compared. */
export const compared = {
  container: ['Config', 'HostConfig', 'Mounts', 'NetworkSettings.Networks', 'Path', 'Args', 'Platform'],
  network: ['Driver', 'Options', 'Internal', 'Attachable', 'EnableIPv6', 'IPAM'],
  volume: ['Driver', 'Options'],
} as const;

/** What of that differs and means nothing, by its last name, with the reason. */
export const left: Readonly<Record<string, string>> = {
  Image: "the image's name: Compose calls it STACK-SERVICE, up by a digest of its content",
  Labels: 'Compose knows its containers by its own, Stackwright by its own as well',
  AttachStdout: 'Compose asks for both streams in the create call; nobody is attached',
  AttachStderr: 'as AttachStdout',
  NetworkID: 'an id',
  EndpointID: 'an id',
  Gateway: 'an address in the subnet',
  IPAddress: 'an address',
  VolumeOptions: 'the whole volume, should the engine have to make it in the call (src/deploy/volume-body.ts)',
  Subnet: 'an address: up takes a small subnet of its own (docs/decisions/0009), Compose the next of the engine’s',
  IPPrefixLen: 'an address',
  MacAddress: 'an address',
};

/** Lists whose order says nothing. */
export const unordered: readonly string[] = ['Env', 'Mounts', 'Aliases'];

/** Ids among names: a container's own short id is one of its aliases. */
export const ids = /^[0-9a-f]{12}$/;

/** The compared part of an inspected object, without what means nothing and without empty values: null is as good as []. */
export function normalise(kind: keyof typeof compared, inspected: object): Record<string, unknown> {
  return full(compared[kind].map((path) => [path, plain(at(inspected, path), path)]));
}

function at(inspected: object, path: string): unknown {
  const into = (value: unknown, name: string) => (value as Record<string, unknown> | undefined)?.[name];
  return path.split('.').reduce<unknown>(into, inspected);
}

function plain(value: unknown, name: string): unknown {
  if (Array.isArray(value)) {
    const items = value.filter((item) => !ids.test(String(item))).map((item) => plain(item, ''));
    return unordered.includes(name) ? items.sort(byText) : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => !(key in left));
  return full(entries.map(([key, inner]) => [key, plain(inner, key)]));
}

const full = (entries: readonly (readonly [string, unknown])[]) =>
  Object.fromEntries(entries.filter(([, value]) => !isEmpty(value)));

const byText = (one: unknown, other: unknown) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1);

const isEmpty = (value: unknown) =>
  value === null || value === undefined || (typeof value === 'object' && Object.keys(value).length === 0);
