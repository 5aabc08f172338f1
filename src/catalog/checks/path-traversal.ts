import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attempt } from '../../lib/attempt.ts';
import { pythonObject } from '../../lib/python-object.ts';
import type { Check, Lab } from '../../model/check.ts';

/** A step up, as it is and in the notations that a server may decode after it has looked for it. */
const stepsUp = ['../', '..%2f', '%2e%2e/', '..%5c'];
const hidden = ['.env', '.git/config', '.htpasswd'];

/**
 * Asks for the app's own code and for /etc/passwd through each static prefix, with and without its last slash (an
 * alias without one is nginx's classic leak), and knows them by their text: an app may answer 200 to anything.
 */
export const pathTraversal: Check = {
  title: 'Static prefixes lead to no other files',
  app: 'own',
  when: 'any',
  inapplicable: ({ description }) => (Object.keys(description.app.static).length > 0 ? null : 'app.static is not set'),
  observe: async (lab) => {
    const code = await readCode(lab);
    const prefixes = Object.keys(lab.stack.description.app.static);
    const targets = prefixes.flatMap((prefix) => waysOut(lab, prefix));
    const leaked: string[] = [];
    for (const target of targets) {
      const answer = await attempt(lab.request({ method: 'GET', target }));
      if (!(answer instanceof Error) && (answer.text.includes('root:x:0:0:') || answer.text === code))
        leaked.push(target);
    }
    return { asked: targets.length, leaked, hiddenServed: await served(lab, prefixes) };
  },
  expected: () => ({ leaked: [], hiddenServed: [] }),
};

function waysOut({ stack }: Lab, prefix: string): string[] {
  const from = stack.description.app.static[prefix];
  const depth = typeof from === 'string' ? from.split('/').length : 1;
  const starts = [prefix, prefix.slice(0, -1)];
  const climb = (up: string) =>
    starts.flatMap((start) => [`${start}${up.repeat(depth)}${codePath(stack)}`, `${start}${up.repeat(8)}etc/passwd`]);
  return [`${prefix}/etc/passwd`, ...stepsUp.flatMap(climb)];
}

function codePath({ entry }: Lab['stack']): string {
  return entry.includes(':') ? `${pythonObject(entry).module.replaceAll('.', '/')}.py` : entry;
}

/** The file of the app's entry, in which every app has something to hide; null for a package. */
async function readCode({ root, stack }: Lab): Promise<string | null> {
  const text = await attempt(readFile(join(root, stack.description.app.path, codePath(stack)), 'utf8'));
  return text instanceof Error ? null : text;
}

async function served(lab: Lab, prefixes: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const target of prefixes.flatMap((prefix) => hidden.map((name) => `${prefix}${name}`))) {
    const { status } = await lab.request({ method: 'GET', target });
    if (status < 400 || status > 499) found.push(`${target} → ${status}`);
  }
  return found;
}
