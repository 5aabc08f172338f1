import { attempt } from '../../lib/attempt.ts';
import type { Check } from '../../model/check.ts';

/** The way out of a static folder in each notation, and files that are not for the public, behind a prefix (`/static`). */
const hostile = [
  '../stackwright_probe.py',
  '..%2fstackwright_probe.py',
  '/..%2fstackwright_probe.py',
  '/../../../../../../etc/passwd',
  '/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd',
  '/..%2f..%2f..%2f..%2fetc%2fpasswd',
  '/..%5c..%5c..%5c..%5cetc%5cpasswd',
  '//etc/passwd',
  '/.env',
  '/.git/config',
  '/.htpasswd',
];

/** The probe app answers 404 to all of it, so whatever is no refusal was a file. */
export const pathTraversal: Check = {
  title: 'Static prefixes lead to no other files',
  app: 'probe',
  when: 'any',
  inapplicable: ({ description }) => (Object.keys(description.app.static).length > 0 ? null : 'app.static is not set'),
  observe: async (lab) => {
    const prefixes = Object.keys(lab.stack.description.app.static).map((prefix) => prefix.slice(0, -1));
    const targets = prefixes.flatMap((prefix) => hostile.map((rest) => `${prefix}${rest}`));
    const notRefused: string[] = [];
    for (const target of targets) {
      const answer = await attempt(lab.request({ method: 'GET', target }));
      const status = answer instanceof Error ? answer.message : answer.status;
      if (typeof status === 'string' || status < 400 || status > 499) notRefused.push(`${target} → ${status}`);
    }
    return { asked: targets.length, notRefused };
  },
  expected: () => ({ notRefused: [] }),
};
