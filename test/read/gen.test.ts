import { test } from 'vitest';
import { saidOf } from './said-of.ts';

const min = 'name: demo\napp: {path: app}\nserver: uwsgi\n';
const cases: [string, string][] = [
  ['misspelt', 'nam: demo\napp:\n  pth: app\nserver: uwsgi\n'],
  ['unknown', `${min}health: /\nprotocol: http\n`],
  ['shorthand unknown', `${min}web: {name: nginx}\n`],
  ['missing nested', 'name: demo\napp:\n  entry: hello:app\nserver: {worker: sync}\nlisten:\n  tls: {}\n'],
  [
    'types',
    `${min}web: 3\nlisten:\n  port: eighty\nhosts: example.org\nsupervisor: 4\nbase:\nlink: [http]\nlimits: {cpus: much}\n`,
  ],
  [
    'domains',
    `${min}workers: many\nbody: lots\nhosts: [Example.org]\ntrusted: [10.0.0.0/33]\nnetworks: [-x]\ntimeouts: {request: 1.5, stop: 2d}\nlimits: {memory: 0}\n`,
  ],
  [
    'app domains',
    'name: Demo\napp:\n  path: ../app\n  entry: hello\n  packages: [--force]\n  env: {1X: a, "A B": c, C: }\n  volumes: {data: relative}\n  static: {/static: app, /s/: {colected: /x}}\n  release: [[], "a | b"]\n  health: health\n  egress: yes\nserver: uwsgi\n',
  ],
  [
    'checks',
    `${min}checks:\n  - get: /\n    post: /\n  - status: 200\n  - get: no-slash\n  - get: /\n    status: 99\n  - get: /\n    contains: 404\n    headers: {"a b": c}\n`,
  ],
];
test('gen', async () => {
  for (const [n, t] of cases) console.log('#### ' + n + '\n' + (await saidOf(t)));
});
