type Facet = string | number | boolean;
type EndpointRecord = Readonly<Record<string, Facet | readonly Facet[]>>;

/** Containers' names that are looked up anew (1.26 does so in a variable only) cannot be balanced. */
const ways = (speaks: EndpointRecord): EndpointRecord[] => [
  { ...speaks, transport: 'unix', peer: 'front', balance: [false, true] },
  { ...speaks, transport: 'tcp', peer: 'front', balance: false },
  { ...speaks, transport: 'tcp', peer: 'front', balance: true, placement: 'shared' },
];

/** How nginx, and what is made from it, dials app servers. */
export const nginxBackend: readonly EndpointRecord[] = [
  ...ways({ protocol: 'uwsgi' }),
  ...ways({ protocol: 'http', keep: [true, false], upgrade: [true, false] }),
  ...ways({ protocol: 'fastcgi' }),
  ...ways({ protocol: 'scgi' }),
];

/** How its log marks an error, and when a line was written. */
export const nginxLog = {
  errors: /^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d \[(?:error|crit|alert|emerg)\]/,
  harmless: /open\(\) ".*" failed \(2: No such file or directory\)|access forbidden by rule/,
  unready: /connect\(\)(?: to \S+)? failed/,
  time: (line: string) => line.match(/^\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d/)?.[0].concat(' UTC') ?? null,
};
