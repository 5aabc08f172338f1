import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Session } from './session.ts';

/** Work of a command that was understood without oclif. */
export type Work = (session: Session) => Promise<number>;

type Options = NonNullable<ParseArgsConfig['options']>;

const validateOptions = { json: { type: 'boolean', default: false } } as const satisfies Options;
const renderOptions = {
  out: { type: 'string' },
  check: { type: 'boolean', default: false },
  force: { type: 'boolean', default: false },
} as const satisfies Options;
const upOptions = {
  name: { type: 'string' },
  port: { type: 'string' },
  'tls-port': { type: 'string' },
  scope: { type: 'string' },
} as const satisfies Options;

/**
 * `validate`, `render` and `up`, the commands that somebody or a script waits for, without the time that loading oclif takes.
 * Null for everything else, help and wrong usage included: oclif has the words for it.
 */
export function fastCommand([command, ...args]: readonly string[]): Work | null {
  try {
    if (command === 'validate') return fastValidate(args);
    if (command === 'render') return fastRender(args);
    return command === 'up' ? fastUp(args) : null;
  } catch {
    return null;
  }
}

function fastValidate(args: string[]): Work | null {
  const { values, positionals: files } = parseArgs({ args, options: validateOptions, allowPositionals: true });
  if (files.length === 0) return null;
  return async (session) => (await import('./validate-files.ts')).validateFiles({ files, json: values.json }, session);
}

function fastRender(args: string[]): Work | null {
  const { values, positionals } = parseArgs({ args, options: renderOptions, allowPositionals: true });
  const [file, another] = positionals;
  if (file === undefined || another !== undefined) return null;
  return async (session) => (await import('./render-file.ts')).renderFile({ file, ...values }, session);
}

function fastUp(args: string[]): Work | null {
  const { values, positionals } = parseArgs({ args, options: upOptions, allowPositionals: true });
  const [file, another] = positionals;
  const { name, scope, port, 'tls-port': tlsPort } = values;
  if (file === undefined || another !== undefined || ![port, tlsPort].every(isPort)) return null;
  const request = { file, name, scope, port: number(port), tlsPort: number(tlsPort) };
  return async (session) => (await import('./up-file.ts')).upFile(request, session);
}

const isPort = (text: string | undefined) => text === undefined || (/^\d{1,5}$/.test(text) && Number(text) <= 65535);
const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
