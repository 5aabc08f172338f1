import { expect, it } from 'vitest';
import { saidOf } from './said-of.ts';

const rootKeys =
  'Keys here: name, app, web, server, workers, link, supervisor, listen, hosts, trusted, networks, limits, timeouts, body, base, checks.';

it('names what was meant, and does not also call that missing', async () => {
  expect(await saidOf('nam: demo\napp:\n  pth: app\nserver: uwsgi\n')).toBe(
    `stack.yaml:1:1  unknown key nam
   1 │ nam: demo
     │ ~~~
  Did you mean name?
  ${rootKeys}
stack.yaml:3:3  unknown key pth
   3 │   pth: app
     │   ~~~
  Did you mean path?
  Keys here: path, framework, interface, entry, packages, requirements, wheels, env, env_file, volumes, static, release, processes, health, egress.`,
  );
});

it('says where a key of another place belongs', async () => {
  const text = 'name: demo\napp: {path: app}\nserver: {name: uwsgi, workers: 4}\nhealth: /\n';
  expect(await saidOf(text)).toBe(
    `stack.yaml:3:23  unknown key workers
   3 │ server: {name: uwsgi, workers: 4}
     │                       ~~~~~~~
  workers stands at the top of a description.
  Did you mean worker?
  Keys here: name, worker, threads.
stack.yaml:4:1  unknown key health
   4 │ health: /
     │ ~~~~~~
  health stands below app.
  ${rootKeys}`,
  );
});

it('knows the keys of a mapping that has a short form', async () => {
  expect(await saidOf('name: demo\napp: {path: app}\nserver: uwsgi\nweb: {name: nginx}\n')).toBe(
    `stack.yaml:4:1  web.server is missing
   4 │ web: {name: nginx}
     │ ~~~
  Name of the web server.
stack.yaml:4:7  unknown key name
   4 │ web: {name: nginx}
     │       ~~~~
  Keys here: server, image, lua.`,
  );
});

it('knows no key that every JavaScript object has', async () => {
  const said = await saidOf('name: demo\napp: {path: app}\nserver: uwsgi\nconstructor: 1\ntoString: 2\n');
  expect(said).toMatch(/4:1 {2}unknown key constructor\n/);
  expect(said).toMatch(/5:1 {2}unknown key toString\n/);
});

it.each(['__proto__: {name: demo}\nname: demo\n', 'name: demo\napp: {path: app, env: {__proto__: 1}}\n'])(
  'refuses __proto__ in %j',
  async (text) => {
    expect(await saidOf(text)).toMatch(/^stack\.yaml:\d+:\d+ {2}unknown key __proto__\n[^\n]*\n[^\n]* ~~~~~~~~~$/);
  },
);

it('says a flood of unknown keys once', async () => {
  const flood = Array.from({ length: 800 }, (_, index) => `k${index}: 1\n`).join('');
  const said = await saidOf(`name: demo\napp: {path: app}\nserver: uwsgi\n${flood}`);
  expect(said.match(/unknown key k/g)).toHaveLength(50);
  expect(said).toContain('stack.yaml:54:1  750 more unknown keys\n');
});
