import { accessLines } from '../../lib/access-lines.ts';
import { echo } from '../../lib/echo.ts';
import { eventually } from '../../lib/eventually.ts';
import { readLogs } from '../../lib/read-logs.ts';
import type { Check } from '../../model/check.ts';

/** One id a request, given by the web server and seen by the app, joins what every tier logs of it. */
export const requestId: Check = {
  title: 'Every tier logs a request under the id that the app saw',
  app: 'probe',
  when: 'any',
  inapplicable: ({ web }) => (web.stands ? null : 'no web server stands in front to give the id'),
  observe: async (lab) => {
    const forged = crypto.randomUUID();
    const headers = [['X-Request-ID', forged]] as const;
    const response = await lab.request({ method: 'GET', target: '/echo', headers });
    const ids = (echo(response.text)?.headers ?? [])
      .filter(([name]) => name === 'x-request-id')
      .map(([, value]) => value);
    const id = ids.join(', ') || null;
    const tiers = async () => accessLines(await readLogs(lab)).flatMap((line) => (line.id === id ? [line.tier] : []));
    return {
      id,
      forged: id?.includes(forged) ?? false,
      tiers: (await eventually(tiers, (found) => found.length > 1, 2000 * lab.pace)).sort(),
    };
  },
  expected: () => ({ forged: false, tiers: ['app', 'web'] }),
};
