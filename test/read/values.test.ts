import { expect, it } from 'vitest';
import { saidOf } from './said-of.ts';

const minimal = 'name: demo\napp: {path: app}\nserver: uwsgi\n';

/** What follows a minimal description, and all that is said of it: place, summary, marked text, notes. */
const cases: readonly (readonly [string, string])[] = [
  ['web: 3', '4:6  expected text or a mapping, found a number | 3 | Its keys: server, image, lua.'],
  ['listen: {port: eighty}', '4:16  a port is a whole number | eighty'],
  ['listen: {port: 65536}', '4:16  a port is 1 to 65535, or 0 for a free one | 65536'],
  ['hosts: example.org', '4:8  expected a list, found text | example.org | A list of one is [example.org].'],
  [
    'hosts: [Example.org]',
    '4:9  a host name has lowercase letters, digits, dashes and dots (example.org or *.example.org) | Example.org | No patterns, schemes or ports: it is compared with the Host header as it stands. | Did you mean example.org?',
  ],
  ['supervisor: 4', '4:13  expected text, found a number | 4 | Quotes make it text: "4".'],
  ['base:', '4:1  expected text, found nothing | base | Leave the key out, or give it a value.'],
  ['link: [http]', '4:7  expected a mapping, found a list | [http] | Its keys: protocol, transport.'],
  ['limits: {cpus: .inf}', '4:16  cpus is a number | .inf'],
  ['limits: {memory: 0}', '4:18  a size is more than 0 | 0'],
  ['workers: many', '4:10  workers is a number of processes, 1 to 256, or auto | many'],
  ['workers: 2.5', '4:10  workers is a number of processes, 1 to 256, or auto | 2.5'],
  ['body: lots', '4:7  a size is a whole number with k, m or g (512m) | lots'],
  ['trusted: [10.0.0.0/33]', '4:11  a proxy is an IPv4 address or network (10.0.0.0/8) | 10.0.0.0/33'],
  ['timeouts: {stop: 2d}', '4:18  a duration is whole seconds, or a number with s, m or h (30s) | 2d'],
  ['checks: [{status: 200}]', '4:10  a check has exactly one request, such as get: / | {status: 200}'],
  [
    'checks: [{get: no-slash}]',
    '4:16  a request path starts with a slash and is percent-encoded (/caf%C3%A9) | no-slash | Did you mean /no-slash?',
  ],
  ['checks: [{get: /, contains: 404}]', '4:29  expected text, found a number | 404 | Quotes make it text: "404".'],
  ['checks: [{get: /, headers: {a b: c}}]', '4:29  a header name has letters, digits and dashes | a b'],
];

it.each(cases)('%s', async (line, said) => {
  expect(brief(await saidOf(`${minimal}${line}\n`))).toBe(said);
});

const appCases: readonly (readonly [string, string])[] = [
  [
    'path: ../app',
    '2:13  a path may not leave the folder of the description | ../app | Put the description into a folder that holds all that it names.',
  ],
  [
    'path: app, entry: a b',
    '2:25  an entry is module:object or module:factory(), or a file of the app (app.psgi) | a b | Did you mean a-b?',
  ],
  ['path: app, packages: [--force]', '2:29  a Debian package name has lowercase letters, digits, + . and - | --force'],
  ['path: app, env: {1X: a}', '2:24  an environment variable has letters, digits and _ | 1X'],
  ['path: app, env: {X: [a]}', '2:27  expected text, a number or true/false | [a]'],
  [
    'path: app, volumes: {data: here}',
    '2:34  a path in the container is absolute, in letters, digits, . _ @ + - and / | here | Did you mean /here?',
  ],
  [
    'path: app, static: {/s/: {x: /y}}',
    '2:32  a static folder is a path inside app.path, or {collected: /path/that/release/fills} | {x: /y}',
  ],
  [
    'path: app, release: [a | b]',
    '2:28  a command is a list of words, or a line without quotes and shell syntax | a | b',
  ],
  [
    'path: app, health: health',
    '2:26  a request path starts with a slash and is percent-encoded (/caf%C3%A9) | health',
  ],
  ['path: app, egress: yes', '2:26  expected true or false, found text | yes | YAML 1.2 spells it true or false.'],
];

it.each(appCases)('app: {%s}', async (fields, said) => {
  expect(brief(await saidOf(`name: demo\napp: {${fields}}\nserver: uwsgi\n`))).toBe(said);
});

it('says what is missing at its parent, and what it is for', async () => {
  expect(await saidOf('name: demo\nserver: {worker: sync}\napp:\n  entry: hello:app\n')).toBe(
    `stack.yaml:2:1  server.name is missing
   2 │ server: {worker: sync}
     │ ~~~~~~
  Name of the application server.
stack.yaml:3:1  app.path is missing
   3 │ app:
     │ ~~~
  Folder of the application, below the folder of this file.`,
  );
  expect(brief(await saidOf('# first\napp: {path: app}  \nserver: uwsgi\n'))).toMatch(
    /^2:1 {2}name is missing \| app: \{path: app\} \| /,
  );
});

/** A problem on one line: place and summary, the marked text, the notes. */
function brief(said: string): string {
  const [heading = '', excerpt = '', squiggle = '', ...notes] = said.split('\n');
  const marked = excerpt.slice(squiggle.indexOf('~'), squiggle.lastIndexOf('~') + 1);
  return [heading.replace('stack.yaml:', ''), marked, ...notes.map((note) => note.trim())].join(' | ');
}
