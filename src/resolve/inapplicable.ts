import type { Description } from '../model/description.ts';
import type { Finding, Path } from '../model/problem.ts';
import type { Components } from './resolve.ts';

/** Fields that only a web server can honour, and combinations that would open the app tier to strangers. */
export function inapplicable(description: Description, { web, supervisor }: Components): Finding[] {
  const findings: Finding[] = [];
  if (!web.stands) {
    const only: readonly [Path, string, boolean][] = [
      [['app', 'static'], 'static files', Object.keys(description.app.static).length > 0],
      [['hosts'], 'a list of hosts', description.hosts.length > 0],
      [['listen', 'tls'], 'TLS with its redirect', description.listen.tls !== undefined],
    ];
    for (const [path, what, used] of only) {
      if (used)
        findings.push({
          summary: `without a web server there is nothing to serve ${what}`,
          paths: [path, ['web', 'server']],
          notes: ['Use web: nginx or web: apache.'],
          key: true,
        });
    }
  }
  const apart = supervisor.contribute === null && web.stands;
  if (apart && description.networks.length > 0 && description.link.transport === 'tcp') {
    findings.push({
      summary: 'on a shared network every neighbour could speak to the app server directly',
      paths: [['networks'], ['link', 'transport']],
      notes: ['Use transport: unix, or supervisor: supervisord, which keeps the port inside one container.'],
      key: true,
    });
  }
  return findings;
}
