import type { RenderedFile } from '../../../src/model/plan.ts';
import type { Stack } from '../../../src/model/stack.ts';

/** What supervisord itself makes of its file: it has no check of its own. */
const realize = `
import sys
from supervisor.options import ServerOptions
options = ServerOptions()
options.realize(["-c", sys.argv[1]])
print(sorted(program.name for group in options.process_group_configs for program in group.process_configs))
`;

const compiles = 'import sys; compile(open(sys.argv[1]).read(), sys.argv[1], "exec")';

/** The command that has a rendered file judged by the program that will read it; null where another test does that. */
export function judgeOf({ path, text }: RenderedFile, stack: Stack): readonly string[] | null {
  const at = `/etc/stack/${path}`;
  const own = stack.web.operate?.test;
  if (own?.includes(at)) return own;
  if (path === 'gunicorn.conf.py') return ['gunicorn', '--check-config', '-c', at];
  if (path === 'uwsgi.ini') return ['uwsgi', '--ini', at, '--no-server'];
  if (path === 'supervisord.conf') return ['python3', '-c', realize, at];
  if (/\.(?:py|wsgi)$/.test(path) || text.startsWith('#!/usr/bin/python3')) return ['python3', '-c', compiles, at];
  if (path === 'php-fpm.conf') return ['php-fpm8.4', '--test', '--fpm-config', at];
  if (path.endsWith('.php')) return ['php', '-l', at];
  if (/\.r[bu]$/.test(path)) return ['ruby', '-wc', at];
  if (path.endsWith('.lua')) return ['luac5.4', '-p', at];
  if (path.endsWith('.psgi') || text.startsWith('#!/usr/bin/perl')) return ['perl', '-c', at];
  const shell = /^#!\/bin\/(sh|bash)\n/.exec(text)?.[1];
  return shell ? [shell, '-n', at] : null;
}

/** Files that an image build or Docker Compose reads, in tests of their own, or people. */
export const readElsewhere = /(?:Dockerfile(?:\.dockerignore)?|compose\.yaml|README\.md)$/;
