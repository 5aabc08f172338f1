import { expect, test } from 'vitest';
import { doors } from './lab.ts';

const lab = doors();

const env = {
  SPACES: '  two  inside and around  ',
  QUOTES: `"double" 'single' \`back\``,
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must arrive as it is written
  DOLLARS: '$HOME ${PATH} $(id) $$ $',
  PERCENTS: '%(ENV_HOME)s %h %% %',
  COMMENTS: '# not a comment ; nor this',
  BACKSLASHES: 'C:\\new\\table \\',
  UNICODE: 'naïve 東京 🙂',
  EQUALS: 'a=b==c',
  EMPTY: '',
  MARKUP: '<a href="x">&amp;</a> {{mustache}}',
};
const fromFile = { FILE_SECRET: 's3cr3t-from-the-file', FILE_WORDS: 'several words, é and % and =' };
const texts = {
  'secrets.env': Object.entries(fromFile)
    .map((pair) => `${pair.join('=')}\n`)
    .join(''),
};

const wsgi = `
import json, os

def application(environ, start_response):
    body = json.dumps(dict(os.environ)).encode()
    start_response("200 OK", [("Content-Type", "application/json"), ("Content-Length", str(len(body)))])
    return [body]
`;
const asgi = `
import json, os

async def application(scope, receive, send):
    body = json.dumps(dict(os.environ)).encode()
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", str(len(body)).encode())]})
    await send({"type": "http.response.body", "body": body})
`;

/** Every value an image's layers and configuration show. */
async function imageText(name: string, service: string): Promise<string> {
  const { Image } = await lab.container(name, service).inspect();
  const image = lab.docker.getImage(Image);
  return JSON.stringify([await image.inspect(), await image.history()]);
}

test.each([
  { web: 'nginx', server: 'uwsgi', supervisor: 'supervisord', interface: 'wsgi', service: 'stack' },
  {
    web: 'none',
    server: { name: 'gunicorn', worker: 'gthread' },
    supervisor: 'none',
    interface: 'wsgi',
    service: 'app',
  },
  { web: 'none', server: 'uvicorn', supervisor: 'none', interface: 'asgi', service: 'app' },
])('$server under $supervisor gets the environment byte for byte', async ({ service, interface: kind, ...said }) => {
  const name = `door-env-${kind}-${said.web}`;
  const app = { interface: kind, entry: 'shows_env:application', health: '/', env, env_file: 'secrets.env' };
  const program = { 'app/shows_env.py': kind === 'wsgi' ? wsgi : asgi };
  const door = await lab.open({ name, ...said, workers: 1, app }, { ...texts, ...program });
  const { text } = await door.request({ method: 'GET', target: '/' });
  expect(JSON.parse(text)).toMatchObject({ ...env, ...fromFile });
  const shown = await imageText(name, service);
  const values = Object.values({ ...env, ...fromFile }).filter((value) => value.length > 8);
  expect(values.filter((value) => shown.includes(JSON.stringify(value).slice(1, -1)))).toEqual([]);
  expect((await door.engine.exec(service, ['find', '/', '-xdev', '-name', '*.env'])).output).not.toContain('secrets');
  await door.close();
});
