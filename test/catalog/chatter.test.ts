import { expect, it } from 'vitest';
import { uwsgi } from '../../src/catalog/app-servers/uwsgi.ts';
import { supervisord } from '../../src/catalog/supervisors/supervisord.ts';

const at = '2026-11-20T14:21:10+0000 - ';

/** Of a real start that failed. */
const start = `
*** Starting uWSGI 2.0.28-debian (64bit) on [Fri Nov 20 14:21:10 2026] ***
compiled with version: 14.2.0 on 13 March 2025 12:00:00
os: Linux-6.1.0 #1 SMP
nodename: stack
machine: x86_64
clock source: unix
pcre jit disabled
detected number of CPU cores: 2
current working directory: /srv/app
detected binary path: /usr/bin/uwsgi-core
chdir() to /srv/app
your processes number limit is 96365
your memory page size is 4096 bytes
detected max file descriptor number: 8192
lock engine: pthread robust mutexes
thunder lock: disabled (you can enable it with --thunder-lock)
uwsgi socket 0 bound to UNIX address /run/app/app.sock fd 3
Python version: 3.13.5 (main, Aug 10 2026, 12:06:59) [GCC 14.2.0]
Python main interpreter initialized at 0x7f8a3e01f610
python threads support enabled
your server socket listen backlog is limited to 2048 connections
your mercy for graceful operations on workers is 30 seconds
setting request body buffering size to 65536 bytes
mapped 636549 bytes (621 KB) for 2 cores
*** Operational MODE: preforking ***
VACUUM: unix socket /run/app/app.sock removed.`.trim();

it.each(start.split('\n'))('uWSGI says at each start: %s', (line) => {
  expect(`${at}${line}`).toMatch(uwsgi.log?.chatter ?? /^$/);
  expect(line).toMatch(uwsgi.log?.chatter ?? /^$/);
});

it.each([
  "unable to load app 0 (mountpoint='') (callable not found or import error)",
  '*** no app loaded. GAME OVER ***',
  "ModuleNotFoundError: No module named 'os'",
  'chdir(): No such file or directory [core/uwsgi.c line 2629]',
  'DAMN ! worker 1 (pid: 9) died, killed by signal 9 :( trying respawn ...',
  'bind(): Address already in use [core/socket.c line 769]',
  'Listen queue size is greater than the system max net.core.somaxconn (128).',
])('and this only when something is wrong: %s', (line) => {
  expect(`${at}${line}`).not.toMatch(uwsgi.log?.chatter ?? /./);
});

it('supervisord says which program ended, and how', () => {
  const ended = (line: string) => ({ ...supervisord.log?.ended.exec(line)?.groups });
  expect(ended('2026-11-20 14:21:10,999 WARN exited: app (exit status 22; not expected)')).toEqual({
    program: 'app',
    how: 'exit status 22',
  });
  expect(ended('2026-11-20 14:21:10,999 WARN exited: web (terminated by SIGKILL; not expected)')).toEqual({
    program: 'web',
    how: 'terminated by SIGKILL',
  });
  expect(ended('2026-11-20 14:21:10,999 INFO exited: web (exit status 0; expected)')).toEqual({});
});
