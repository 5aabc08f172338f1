import { expect, test } from 'vitest';
import { doors } from './lab.ts';
import { wheel } from './wheel.ts';

const lab = doors();

const texts = {
  'requirements.txt': 'door_greeting==1.0\n',
  'wheels/door_greeting-1.0-py3-none-any.whl': wheel('door_greeting', 'TEXT = "from the wheel"\n'),
  'app/greets.py': `
import sys

import door_greeting  # the wheel's
import markupsafe  # Debian's


def text():
    return f"{door_greeting.TEXT} {door_greeting.__file__} {markupsafe.__file__} {sys.prefix}".encode()


def wsgi(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(text())))])
    return [text()]


async def asgi(scope, receive, send):
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(text())).encode())]})
    await send({"type": "http.response.body", "body": text()})
`,
};

test.each([
  { web: 'nginx', server: 'uwsgi', supervisor: 'supervisord', interface: 'wsgi', service: 'stack' },
  { web: 'nginx', server: 'gunicorn', supervisor: 'none', interface: 'wsgi', service: 'app' },
  { web: 'none', server: 'uvicorn', supervisor: 'none', interface: 'asgi', service: 'app' },
])('$server imports what is in a wheel, and Debian’s packages', async ({ service, interface: kind, ...said }) => {
  const wheels = { requirements: 'requirements.txt', wheels: 'wheels', packages: ['python3-markupsafe'] };
  const app = { interface: kind, entry: `greets:${kind}`, health: '/', ...wheels };
  const door = await lab.open({ name: `door-wheels-${said.server}`, ...said, workers: 2, app }, texts);
  const { text } = await door.request({ method: 'GET', target: '/' });
  expect(text).toMatch(/^from the wheel \/srv\/venv\/\S+ \/usr\/lib\/python3\/dist-packages\/\S+ \/srv\/venv$/);
  const tools = 'command -v gcc cc make pip pip3; ls /srv/venv/bin | grep -i ^pip; ls -d /tmp/wheels';
  expect((await door.engine.exec(service, ['bash', '-c', `${tools} 2>/dev/null`])).output).toBe('');
  await door.close();
});
