import { beforeAll, describe, expect, test } from 'vitest';
import { type Door, doors } from './lab.ts';

const lab = doors();

const texts = {
  'app/static/site.css': 'body {}\n',
  'app/static/.hidden': 'secret\n',
  'app/static/.git/config': 'secret\n',
  'app/static/deep/.hidden/inside.txt': 'secret\n',
  'app/static/deep/page.html': '<h1>page</h1>\n',
  'app/static/cgi.py': 'print("secret")\n',
  'app/static.old/secret.txt': 'secret\n',
};

/** What holds before any app, with static files or without. */
function givesAwayNothing(opened: () => Door, web: string): void {
  const get = (target: string, method = 'GET') => opened().request({ method, target });

  test('TRACE is answered with nothing of the request', async () => {
    const headers: [string, string][] = [['Cookie', 'session=1']];
    const { status, text } = await opened().request({ method: 'TRACE', target: '/echo', headers });
    expect([status, text.includes('session')]).toEqual([405, false]);
  });

  test('error pages and headers name no version and repeat nothing of the request', async () => {
    const long = `/${'a'.repeat(60_000)}`;
    for (const target of ['/static/<script>', '/static/none', '/%', '/static/%00', long]) {
      const answer = await get(target);
      const all = JSON.stringify([answer.headers, answer.text]);
      expect([target.slice(0, 20), answer.status >= 400, /<script|\d\.\d+\.\d+|Debian|aaaa/.test(all)]).toEqual([
        target.slice(0, 20),
        true,
        false,
      ]);
    }
    expect((await get('/ready')).header('server') ?? web).toMatch(/^[A-Za-z]+$/);
  });

  test('a path that the app owns may begin with a dot', async () => {
    expect((await get('/.well-known/none')).header('x-probe')).toBe('404');
  });
}

describe.each([
  { web: 'nginx', server: 'uwsgi' },
  { web: 'apache', server: 'gunicorn' },
  { web: 'lighttpd', server: 'uwsgi' },
  { web: 'caddy', server: 'gunicorn' },
])('what $web shows', ({ web, server }) => {
  let door: Door;
  beforeAll(async () => {
    const app = { static: { '/static/': 'static' } };
    door = await lab.open(
      { name: `door-surface-${web}`, web, server, supervisor: 'supervisord', workers: 1, app },
      texts,
    );
    return door.close;
  });

  const get = (target: string, method = 'GET') => door.request({ method, target });

  test('static files as they are, with their type and for an hour', async () => {
    const css = await get('/static/site.css');
    const headers = [css.header('content-type')?.split(';')[0], css.header('cache-control'), css.header('x-probe-pid')];
    expect([css.status, css.text, ...headers]).toEqual([200, 'body {}\n', 'text/css', 'max-age=3600', null]);
    expect((await get('/static/cgi.py')).text).toBe('print("secret")\n');
  });

  test('an answer varies with nothing but what the app says', async () => {
    for (const target of ['/ready', '/static/site.css']) expect((await get(target)).header('vary')).toBe(null);
  });

  test('no hidden file, no listing, nothing beside the folder', async () => {
    const targets = [
      ...[
        '/static/.hidden',
        '/static/.git/config',
        '/static/.git/',
        '/static/deep/.hidden/inside.txt',
        '/static/%2ehidden',
      ],
      ...['/static/%2Egit/config', '/static//.hidden', '/static/deep/../.hidden', '/static/../stackwright_probe.py'],
      ...['/static/..%2fstackwright_probe.py', '/static/', '/static/deep/', '/static../static.old/secret.txt'],
      ...['/static/%2e%2e/stackwright_probe.py', '/static/.git%2fconfig', '/static/deep%2f.hidden%2finside.txt'],
    ];
    for (const target of targets) {
      const { status, text } = await get(target);
      expect([target, status >= 400 && status < 500, /secret|import|page\.html/.test(text)]).toEqual([
        target,
        true,
        false,
      ]);
    }
  });

  test('only what reads a file may be done with one', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'PROPFIND']) {
      const { status } = await door.request({ method, target: '/static/site.css', body: 'x' });
      expect([method, status]).toEqual([method, 405]);
    }
    expect((await get('/static/site.css', 'HEAD')).body).toHaveLength(0);
  });

  givesAwayNothing(() => door, web);
});

describe('what haproxy shows', () => {
  let door: Door;
  beforeAll(async () => {
    door = await lab.open({ name: 'door-surface-haproxy', web: 'haproxy', server: 'uwsgi', workers: 1 });
    return door.close;
  });

  givesAwayNothing(() => door, 'haproxy');

  test('uWSGI does not take X_Forwarded_For for X-Forwarded-For', async () => {
    const headers: [string, string][] = [
      ['X_Forwarded_For', '6.6.6.6'],
      ['X_Forwarded_Proto', 'https'],
    ];
    expect(await door.echo({ headers })).toMatchObject({ client: door.clientAddress, scheme: 'http' });
  });
});

const writes = `
import os, pathlib, tempfile


def wsgi(environ, start_response):
    path = pathlib.Path("/var/lib/door/file")
    path.write_text("x")
    path.with_name("folder").mkdir(exist_ok=True)
    modes = " ".join(oct(os.stat(name).st_mode)[-3:] for name in (path, path.with_name("folder")))
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(modes)))])
    return [modes.encode()]


async def asgi(scope, receive, send):
    body = wsgi({}, lambda *_: None)[0]
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"7")]})
    await send({"type": "http.response.body", "body": body})
`;

test.concurrent.each(['uwsgi', 'gunicorn', 'uvicorn'])(
  '%s leaves the mode of the app’s own files alone',
  async (server) => {
    const kind = server === 'uvicorn' ? 'asgi' : 'wsgi';
    const app = { interface: kind, entry: `writes:${kind}`, health: '/', volumes: { data: '/var/lib/door' } };
    const said = { name: `door-umask-${server}`, web: 'nginx', server, workers: 1, link: { transport: 'unix' }, app };
    const door = await lab.open(said, { 'app/writes.py': writes });
    expect((await door.request({ method: 'GET', target: '/' })).text).toBe('644 755');
    const socket = await door.engine.exec('app', ['stat', '-c', '%a %u %g', '/run/app/app.sock']);
    expect(socket.output).toBe('660 10001 10001\n');
    await door.close();
  },
);
