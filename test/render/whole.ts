import type { Written } from '../resolve/description-of.ts';

const common = {
  name: 'zqname',
  listen: { port: 8181, address: '127.0.7.9', tls: { certificate: 'zqcert.pem', key: 'zqkey.pem', port: 8444 } },
  hosts: ['zqhost.example'],
  trusted: ['10.77.0.0/16'],
  limits: { cpus: 1.5, memory: '8g' },
  timeouts: { request: '31s', stop: '61s', keepalive: '17s', header: '11s', body: '13s' },
  body: '3m',
  base: 'debian:trixie-slim',
  checks: [
    ...['get', 'head', 'post', 'put', 'patch', 'delete', 'options'].map((method) => ({ [method]: `/zq${method}` })),
    { get: '/', status: 201, contains: 'zqcontains', headers: { 'Zq-Header': 'zqheader' }, body: 'zqbody' },
  ],
} satisfies Partial<Written>;

const app = {
  path: 'zqapp',
  interface: 'wsgi',
  entry: 'zqmod:zqobj',
  packages: ['zqpackage'],
  requirements: 'zqrequirements.txt',
  wheels: 'zqwheels',
  env: { ZQKEY: 'zqvalue' },
  env_file: 'zqenv',
  volumes: { zqvolume: '/zqtarget' },
  static: { '/zqprefix/': 'zqstatic', '/zqother/': { collected: '/zqcollected' } },
  release: [['zqcommand', 'zqword']],
  processes: { zqprocess: ['zqprogram', 'zqargument'] },
  health: { path: '/zqhealth', status: 207 },
  egress: true,
};

/** Of another language than Python. */
const { interface: _, requirements: __, ...other } = app;

/**
 * Descriptions with every field, whose texts stand nowhere else: found again in a rendered file, they mark where a value
 * went. Together they render every format.
 */
export const wholes: readonly Written[] = [
  {
    ...common,
    app: { ...app, framework: 'flask' },
    web: { server: 'nginx' },
    server: { name: 'uwsgi', worker: 'threads', threads: 3 },
    workers: 7,
    link: { protocol: 'uwsgi', transport: 'unix' },
    supervisor: 'supervisord',
    networks: ['zqnetwork'],
  },
  {
    ...common,
    app: { ...app, framework: 'wsgi' },
    web: { server: 'apache' },
    server: { name: 'gunicorn', worker: 'gthread', threads: 3 },
    workers: 7,
    link: { protocol: 'http', transport: 'unix' },
    networks: ['zqnetwork'],
  },
  {
    ...common,
    app: { ...app, interface: 'asgi' },
    web: { server: 'nginx' },
    server: { name: 'uvicorn' },
    workers: 7,
    link: { protocol: 'http', transport: 'unix' },
    supervisor: 'supervisord',
  },
  {
    ...common,
    app: { ...app, framework: 'flask' },
    web: { server: 'nginx' },
    server: { name: 'uwsgi' },
    workers: 7,
    link: { protocol: 'fastcgi', transport: 'tcp' },
  },
  {
    ...common,
    app: { ...other, framework: 'psgi', entry: 'zqfile.psgi' },
    web: { server: 'nginx' },
    server: { name: 'starman' },
    workers: 7,
    link: { protocol: 'http', transport: 'unix' },
  },
  {
    ...common,
    app: { ...other, framework: 'rack', entry: 'zqfile.ru' },
    web: { server: 'nginx' },
    server: { name: 'puma', threads: 3 },
    workers: 7,
    link: { protocol: 'http', transport: 'unix' },
  },
  {
    ...common,
    app: { ...other, framework: 'php', entry: 'zqfile.php' },
    web: { server: 'nginx' },
    server: { name: 'php-fpm' },
    workers: 7,
    link: { protocol: 'fastcgi', transport: 'unix' },
  },
  {
    ...common,
    app: { ...app, framework: 'flask', static: {} },
    web: { server: 'haproxy' },
    server: { name: 'gunicorn', worker: 'gthread', threads: 3 },
    workers: 7,
    link: { protocol: 'http', transport: 'tcp' },
  },
  {
    ...common,
    app: { ...app, framework: 'flask' },
    web: { server: 'lighttpd' },
    server: { name: 'uwsgi', worker: 'threads', threads: 3 },
    workers: 7,
    link: { protocol: 'scgi', transport: 'unix' },
  },
  {
    ...common,
    app: { ...app, framework: 'flask' },
    web: { server: 'lighttpd' },
    server: { name: 'gunicorn', worker: 'gthread', threads: 3 },
    workers: 7,
    link: { protocol: 'http', transport: 'tcp' },
    supervisor: 'supervisord',
  },
  {
    ...common,
    trusted: [],
    app: { ...app, framework: 'flask' },
    web: { server: 'caddy' },
    server: { name: 'gunicorn', worker: 'gthread', threads: 3 },
    workers: 7,
    link: { protocol: 'http', transport: 'tcp' },
  },
  {
    ...common,
    app: { ...app, framework: 'flask' },
    web: { server: 'openresty', image: 'zqimage', lua: 'zqlua' },
    server: { name: 'uwsgi' },
    workers: 7,
    link: { protocol: 'uwsgi', transport: 'unix' },
  },
];
