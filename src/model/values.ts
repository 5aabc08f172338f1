import * as z from 'zod/mini';

/*
 * The value domains of a description. Each is as narrow as its field allows, because escaping alone is not enough:
 * a quoted "~.*" in nginx's server_name is still a regular expression, a quoted "|cmd" in Apache's log path a program.
 * Only values of these domains reach a template. What a domain says of a value that it refuses: a line that is the
 * summary, and perhaps a second one that is the reason.
 */

const text = (pattern: RegExp, says: string) => z.string().check(z.regex(pattern, says));

/** A check that ends the checking: what is said of the value otherwise would only follow from it. */
const refuse = (when: (value: string) => boolean, says: string) =>
  z.refine<string>((value) => !when(value), { error: says, abort: true });

/** A stack, volume or process name: also the Compose project's name, so it never looks like an option. */
export const Name = text(
  /^[a-z][a-z0-9-]{0,39}$/,
  'a name starts with a lowercase letter, then at most 39 lowercase letters, digits or dashes\nContainers, networks and volumes carry it.',
);

/** A DNS name as it stands in a Host header, without a port; a leading `*.` takes every name below. */
export const HostName = text(
  /^(?=.{1,253}$)(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
  'a host name has lowercase letters, digits, dashes and dots (example.org or *.example.org)\nNo patterns, schemes or ports: it is compared with the Host header as it stands.',
);

/** A URL path prefix such as `/static/`: plain segments between slashes. */
export const UrlPrefix = text(
  /^\/([A-Za-z0-9._~-]+\/)+$/,
  'a URL prefix starts and ends with a slash and has plain segments (/static/)',
).check(
  z.refine((value) => !value.split('/').some((part) => part === '.' || part === '..'), 'a URL prefix has no . or ..'),
);

/** A request target of a check: path and query as they go over the wire. */
export const RequestTarget = text(
  /^\/[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*$/,
  'a request path starts with a slash and is percent-encoded (/caf%C3%A9)',
);

const plainPath = /^[A-Za-z0-9._@+-]+(\/[A-Za-z0-9._@+-]+)*\/?$/;

/** A path below the description's folder, written with or without a leading `./`; no `..`, no odd characters. */
export const RelativePath = z.pipe(
  z.string(),
  z.pipe(
    z.transform((value: string) => value.replace(/^\.\//, '').replace(/\/$/, '') || '.'),
    z.string().check(
      refuse(
        (value) => value.startsWith('/'),
        'a path is relative to the folder of the description\nOnly what lies below that folder can get into an image.',
      ),
      refuse(
        (value) => value.split('/').includes('..'),
        'a path may not leave the folder of the description\nPut the description into a folder that holds all that it names.',
      ),
      refuse(
        (value) => value.startsWith('-'),
        'a path may not start with a dash\nPrograms would take it for an option: rename it.',
      ),
      z.regex(plainPath, 'a path has letters, digits, . _ @ + - and / (./app)'),
    ),
  ),
);

/** An absolute path inside a container. */
export const ContainerPath = text(
  /^(\/[A-Za-z0-9_@+-][A-Za-z0-9._@+-]*)+$/,
  'a path in the container is absolute, in letters, digits, . _ @ + - and /',
);

/** Where an application stands: `module:object` of Python, `module:factory()` to call it, or a file below the app's folder. */
export const Entry = z.union(
  [text(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*:[A-Za-z_]\w*(\(\))?$/, ''), RelativePath],
  'an entry is module:object or module:factory(), or a file of the app (app.psgi)',
);

/** The name of an environment variable. */
export const EnvName = text(/^[A-Za-z_][A-Za-z0-9_]*$/, 'an environment variable has letters, digits and _');

/** The value of an environment variable: any text on one line. */
export const EnvValue = z.pipe(
  z.union([z.string(), z.number(), z.boolean()], 'expected text, a number or true/false'),
  z.pipe(
    z.transform((value: string | number | boolean) => String(value)),
    // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are what no container environment can hold
    text(/^[^\u0000-\u0008\u000a-\u001f\u007f\p{Cs}]*$/u, 'an environment value is one line of text'),
  ),
);

/** An image as a registry names it: a path, perhaps with the registry in front, a tag or a digest behind. */
export const ImageName = text(
  /^(?=.{1,255}$)[a-z0-9]+(?:[._-]+[a-z0-9]+)*(?::\d{1,5}(?=\/))?(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*(?::[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(?:@sha256:[0-9a-f]{64})?$/,
  'an image is a name with a tag or a digest (openresty/openresty:1.27.1.2-bookworm)',
);

/** A Debian binary package, as `apt-get install` takes it. */
export const PackageName = text(
  /^[a-z0-9][a-z0-9+.-]+$/,
  'a Debian package name has lowercase letters, digits, + . and -',
);

/** One word of a command: printable text on one line. */
export const Word = text(
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a command's word is refused when it holds one
  /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]+$/,
  'a word of a command is one line of text',
).check(z.refine((value) => !/\p{Cs}/u.test(value), 'a word of a command is text: no half of a surrogate pair'));

/** An IPv4 address or network in CIDR form. */
export const Cidr = text(
  /^((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)(\/(3[0-2]|[12]?\d))?$/,
  'a proxy is an IPv4 address or network (10.0.0.0/8)',
);

/** An IPv4 address of this machine to listen on. */
export const Address = text(
  /^((25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(25[0-5]|2[0-4]\d|1?\d?\d)$/,
  'an address is four numbers (127.0.0.1, or 0.0.0.0 for all)',
);

const portRange = 'a port is 1 to 65535, or 0 for a free one';

/** A TCP port to publish; 0 lets the engine choose a free one. */
export const Port = z.int('a port is a whole number').check(z.minimum(0, portRange), z.maximum(65535, portRange));

const sizes = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 } as const;

/** A size such as `512m` or `2g` (powers of 1024), in bytes. */
export const Size = z.pipe(
  z.union([z.string(), z.number()], 'a size is a number with k, m or g (512m)'),
  z.pipe(
    z.transform((value: string | number) => {
      const match = /^(\d{1,9})([kmg]?)(?:i?b)?$/i.exec(String(value));
      return match ? Number(match[1]) * sizes[(match[2] ?? '').toLowerCase() as keyof typeof sizes] : Number.NaN;
    }),
    z.int('a size is a whole number with k, m or g (512m)').check(z.positive('a size is more than 0')),
  ),
);

const seconds = { s: 1, m: 60, h: 3600 } as const;

/** A duration such as `30s`, `2m` or plain seconds, in whole seconds. */
export const Duration = z.pipe(
  z.union([z.string(), z.number()], 'a duration is seconds, or a number with s, m or h (30s)'),
  z.pipe(
    z.transform((value: string | number) => {
      const match = /^(\d{1,6})([smh]?)$/.exec(String(value));
      return match ? Number(match[1]) * seconds[(match[2] || 's') as keyof typeof seconds] : Number.NaN;
    }),
    z
      .int('a duration is whole seconds, or a number with s, m or h (30s)')
      .check(z.minimum(1, 'a duration is at least 1s'), z.maximum(86400, 'a duration is at most 24h')),
  ),
);
