import type { Json } from '../../../src/model/json.ts';
import { apache } from './apache.ts';
import { caddyfile } from './caddyfile.ts';
import { compose } from './compose.ts';
import { dockerfile } from './dockerfile.ts';
import { haproxy } from './haproxy.ts';
import { phpIni, supervisorIni, uwsgiIni } from './ini.ts';
import { lighttpd } from './lighttpd.ts';
import { dockerignore, markdown } from './lines.ts';
import { lua } from './lua.ts';
import { nginx } from './nginx.ts';
import { perl } from './perl.ts';
import { php } from './php.ts';
import { python } from './python.ts';
import { ruby } from './ruby.ts';
import { shell } from './shell.ts';

/**
 * Readers of whole files, by format, after the programs' own sources and none of ours: what is a directive, a word, a
 * string. Comments are gone, quotes undone, and what the program would expand is marked. They throw where it would stop.
 */
export const structures: Readonly<Record<string, (text: string) => Json>> = {
  nginx,
  apache,
  haproxy,
  caddyfile,
  lighttpd,
  lua,
  'uwsgi-ini': uwsgiIni,
  'supervisor-ini': supervisorIni,
  compose,
  dockerfile,
  dockerignore,
  shell,
  python,
  perl,
  ruby,
  php,
  'php-ini': phpIni,
  markdown,
};
