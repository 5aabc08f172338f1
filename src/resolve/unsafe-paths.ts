import type { Description } from '../model/description.ts';
import type { Finding, Path } from '../model/problem.ts';

const application = ['/srv/app', '/srv/venv'];
const system = '/run /etc /usr /bin /sbin /lib /lib64 /proc /sys /dev /tmp /boot /root'.split(' ');

/** A folder in the container that a volume is mounted on. */
interface Target {
  readonly path: Path;
  readonly folder: string;
  readonly collected: boolean;
}

/** Volumes and collected folders that would cover the system, the code or each other, and a script among the code. */
export function unsafePaths({ app, web }: Description): Finding[] {
  const targets = targetsOf(app);
  const covered = targets.flatMap((target, position) => {
    const findings = covering(target);
    return findings.length > 0 ? findings : nested(target, targets.slice(0, position));
  });
  return [...covered, ...(web.lua === undefined ? [] : amongCode(web.lua, app.path))];
}

/** The web server's script goes into its image, where the application is not. */
function amongCode(script: string, code: string): Finding[] {
  if (code !== '.' && !within(script, code)) return [];
  return [
    {
      summary: `${script} lies in ${code}, which is the application's`,
      paths: [
        ['web', 'lua'],
        ['app', 'path'],
      ],
      notes: ['It is the web server that runs it: put it beside that folder.'],
    },
  ];
}

function targetsOf(app: Description['app']): Target[] {
  const volumes = Object.entries(app.volumes).map(([name, folder]) => ({
    path: ['app', 'volumes', name],
    folder,
    collected: false,
  }));
  const collected = Object.entries(app.static).flatMap(([prefix, from]) =>
    typeof from === 'string'
      ? []
      : [{ path: ['app', 'static', prefix, 'collected'], folder: from.collected, collected: true }],
  );
  return [...volumes, ...collected];
}

function covering({ path, folder }: Target): Finding[] {
  const taken = [...application, ...system].find((owned) => within(folder, owned) || within(owned, folder));
  if (taken === undefined) return [];
  const whose = application.includes(taken) ? 'the application' : 'the system';
  const notes = ['Use a folder of its own, such as /var/lib/NAME or /srv/NAME.'];
  if (folder === taken) return [{ summary: `${folder} belongs to ${whose}`, paths: [path], notes }];
  const how = within(folder, taken) ? `lies in ${taken}` : `would cover ${taken}`;
  return [{ summary: `${folder} ${how}, which belongs to ${whose}`, paths: [path], notes }];
}

/** Two URL prefixes may be served from one collected folder. */
function nested({ path, folder, collected }: Target, earlier: readonly Target[]): Finding[] {
  const other = earlier.find((target) => within(folder, target.folder) || within(target.folder, folder));
  if (other === undefined || (collected && other.collected && folder === other.folder)) return [];
  const summary =
    folder === other.folder
      ? `${folder} stands here twice`
      : within(folder, other.folder)
        ? `${folder} lies in ${other.folder}`
        : `${other.folder} lies in ${folder}`;
  return [{ summary, paths: [path, other.path], notes: ['Give each a folder of its own.'] }];
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
