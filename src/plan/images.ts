import { ignored } from '../model/ignored.ts';
import type { FilePlan, ImagePlan } from '../model/plan.ts';
import type { Stack } from '../model/stack.ts';
import { collectedVolumes } from './collected-volumes.ts';
import { frontPort } from './front-port.ts';
import { builtTiers, type Tier } from './tiers.ts';
import { users } from './users.ts';

/** An image for each tier: its Dockerfile, its ignore file, its health check and what of the folder goes into it. */
export function images(stack: Stack, parts: readonly Tier[]): { images: ImagePlan[]; files: FilePlan[] } {
  const built = builtTiers(parts).map((part) => image(stack, part));
  return { images: built.map((each) => each.image), files: built.flatMap((each) => each.files) };
}

function image(stack: Stack, part: Tier): { image: ImagePlan; files: FilePlan[] } {
  const { app, web } = stack.description;
  const base = (part.hasApp ? undefined : web.image) ?? stack.base.image;
  const script = part.hasWeb && stack.front.lua && web.lua ? [{ from: web.lua, to: stack.front.lua }] : [];
  const health = part.hasWeb || !stack.web.stands ? frontDoorCheck(stack) : listeningCheck(stack);
  const release = part.hasApp && app.release.length > 0 ? [releaseScript(stack)] : [];
  const generated = [...part.files, health, ...release];
  const statics = Object.values(app.static).filter((from) => typeof from === 'string');
  const code = part.hasApp ? [app.path] : statics.map((folder) => `${app.path}/${folder}`);
  const user = [
    ...code,
    ...script.map(({ from }) => from),
    ...(part.hasApp ? [app.requirements, app.wheels].filter((path) => path !== undefined) : []),
  ];
  const dockerfile = `${part.image}.Dockerfile`;
  const context = { user, generated: generated.map((file) => file.path) };
  return {
    image: { name: part.image, base, dockerfile, context },
    files: [
      ...[health, ...release],
      {
        path: dockerfile,
        template: 'docker/Dockerfile',
        format: 'dockerfile',
        view: dockerfileView({ stack, part, base, generated, code, script, health }),
      },
      {
        path: `${dockerfile}.dockerignore`,
        template: 'docker/dockerignore',
        format: 'dockerignore',
        view: {
          keep: user.map((path) => (path === '.' ? '**' : path)),
          folder: user.some((path) => path === '.' || stack.folder.startsWith(`${path}/`)) ? stack.folder : null,
          generated: context.generated.map((path) => `${stack.folder}/${path}`),
          never: ignored.map((name) => `**/${name}`),
        },
      },
    ],
  };
}

interface Parts {
  readonly stack: Stack;
  readonly part: Tier;
  readonly base: string;
  readonly generated: readonly FilePlan[];
  readonly code: readonly string[];
  /** The web server's Lua. */
  readonly script: readonly { readonly from: string; readonly to: string }[];
  readonly health: FilePlan;
}

function dockerfileView({ stack, part, base, generated, code, script, health }: Parts): FilePlan['view'] {
  const { app } = stack.description;
  const uid = part.hasApp ? users.app : users.web;
  const writable = part.hasApp
    ? [...Object.values(app.volumes), ...collectedVolumes(stack).map(({ target }) => target)]
    : [];
  return {
    name: stack.name,
    service: part.image,
    base,
    environment: part.hasApp ? environment(stack) : [],
    packages: [...new Set(part.packages)].sort(),
    venv: part.hasApp && app.requirements ? { requirements: app.requirements, wheels: app.wheels ?? null } : null,
    folders: [
      { owner: users.app, group: users.group, mode: '0750', paths: ['/run/app', ...writable].sort() },
      { owner: uid, group: users.group, mode: '0700', paths: ['/run/stack'] },
    ],
    copies: [...code.map((from) => ({ from, to: `/srv/app${from.slice(app.path.length)}/` })), ...script],
    readable: [...(code.length > 0 ? ['/srv/app'] : []), ...(script.length > 0 ? ['/srv/web'] : [])],
    files: generated.map((file) => ({ from: `${stack.folder}/${file.path}`, to: `/etc/stack/${file.path}` })),
    user: `${uid}:${users.group}`,
    workdir: part.hasApp ? '/srv/app' : '/',
    stopSignal: part.process?.stopSignal ?? 'SIGTERM',
    healthcheck: [`/etc/stack/${health.path}`],
    entrypoint: part.entrypoint,
    command: part.process?.argv ?? null,
  };
}

const usualPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** What pip installs has programs, too: commands of the description find them first. */
function environment({ interface: { environment }, description }: Stack) {
  const path = description.app.requirements ? { PATH: `/srv/venv/bin:${usualPath}` } : {};
  return Object.entries({ LANG: 'C.UTF-8', ...environment, ...path }).map(([name, value]) => ({ name, value }));
}

function frontDoorCheck(stack: Stack): FilePlan {
  return {
    path: 'healthcheck',
    template: 'docker/healthcheck',
    format: 'shell',
    view: {
      port: frontPort(stack),
      path: stack.health.path,
      status: stack.health.status,
      host: stack.front.host ?? 'localhost',
    },
    executable: true,
  };
}

function listeningCheck({ backends: [{ listening }, ...others] }: Stack): FilePlan {
  const unix = listening.transport === 'unix';
  return {
    path: 'listening',
    template: 'docker/listening',
    format: 'shell',
    view: {
      unix,
      several: others.length > 0,
      path: unix ? listening.path : null,
      port: listening.transport === 'tcp' ? listening.port : null,
    },
    executable: true,
  };
}

function releaseScript(stack: Stack): FilePlan {
  return {
    path: 'release',
    template: 'docker/release',
    format: 'shell',
    view: { emptied: collectedVolumes(stack).map(({ target }) => target), commands: stack.description.app.release },
    executable: true,
  };
}
