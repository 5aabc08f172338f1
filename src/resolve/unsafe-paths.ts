import type { Description } from '../model/description.ts';
import type { Finding, Path } from '../model/problem.ts';

const owned = [
  '/srv/app',
  '/srv/venv',
  '/run',
  '/etc',
  '/usr',
  '/bin',
  '/sbin',
  '/lib',
  '/lib64',
  '/proc',
  '/sys',
  '/dev',
  '/tmp',
  '/boot',
  '/root',
];

/** Volumes and collected folders that would cover the system, the code or each other. */
export function unsafePaths({ app }: Description): Finding[] {
  const targets: [Path, string][] = Object.entries(app.volumes).map(([name, target]) => [
    ['app', 'volumes', name],
    target,
  ]);
  for (const [prefix, from] of Object.entries(app.static)) {
    if (typeof from !== 'string') targets.push([['app', 'static', prefix, 'collected'], from.collected]);
  }
  const findings: Finding[] = [];
  for (const [position, [path, target]] of targets.entries()) {
    const system = owned.find((folder) => within(target, folder) || within(folder, target));
    if (system)
      findings.push({
        summary: `${target} would cover ${system}`,
        paths: [path],
        notes: ['Use a folder of its own, such as /var/lib/NAME or /srv/NAME.'],
      });
    const other = targets.slice(0, position).find(([, earlier]) => within(target, earlier) || within(earlier, target));
    if (other)
      findings.push({
        summary: `${target} and ${other[1]} lie in each other`,
        paths: [path, other[0]],
        notes: ['Give each its own folder.'],
      });
  }
  return findings;
}

function within(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
