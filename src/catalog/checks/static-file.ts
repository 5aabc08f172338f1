import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { accessLines } from '../../lib/access-lines.ts';
import { eventually } from '../../lib/eventually.ts';
import { joinedLines } from '../../lib/joined-lines.ts';
import { readLogs } from '../../lib/read-logs.ts';
import { tally } from '../../lib/tally.ts';
import type { Check, Lab } from '../../model/check.ts';
import type { Stack } from '../../model/stack.ts';

/** A file of each folder comes byte for byte, and by the access logs no further than the web server. */
export const staticFile: Check = {
  title: 'Static files come from the web server, not from the app',
  app: 'own',
  when: 'any',
  inapplicable: (stack) => (folders(stack).length > 0 ? null : 'app.static has no folder of the app'),
  observe: async (lab) => {
    const files = await Promise.all(folders(lab.stack).map(([prefix, folder]) => fetchOne(lab, prefix, folder)));
    return { asked: files.map(({ target }) => target), wrong: files.flatMap(({ wrong }) => wrong) };
  },
  expected: () => ({ wrong: [] }),
};

function folders({ description: { app } }: Stack): [prefix: string, folder: string][] {
  return Object.entries(app.static).flatMap(([prefix, from]) =>
    typeof from === 'string' ? [[prefix, join(app.path, from)]] : [],
  );
}

async function fetchOne(lab: Lab, prefix: string, folder: string): Promise<{ target: string; wrong: string[] }> {
  const name = await firstFile(join(lab.root, folder));
  const target = prefix + name.split('/').map(encodeURIComponent).join('/');
  const response = await lab.request({ method: 'GET', target });
  const intact = Buffer.from(response.body).equals(await readFile(join(lab.root, folder, name)));
  const tiers = await tiersThatLogged(lab, target);
  const wrong = [
    ...(response.status === 200 ? [] : [`${target} answers ${response.status}`]),
    ...(intact ? [] : [`${target} has other bytes than the file`]),
    ...(tiers.web ? [] : [`the web server did not log ${target}`]),
    ...(tiers.app ? [`the app was asked for ${target}`] : []),
  ];
  return { target, wrong };
}

/** The first file of a folder that is not hidden, relative to it. */
async function firstFile(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const names = files.map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  const [first] = names.filter((name) => !/(^|\/)\./.test(name)).sort();
  if (first === undefined) throw new Error(`there is no file to ask for in ${folder}`);
  return first;
}

async function tiersThatLogged(lab: Lab, target: string): Promise<Record<string, number>> {
  const read = async () => {
    const lines = joinedLines(accessLines(await readLogs(lab)), target);
    return tally(lines.map((line) => line.tier));
  };
  await eventually(read, (tiers) => tiers.web !== undefined, 2000 * lab.pace);
  // The app's line, if there is one, is written at the same time.
  await sleep(200 * lab.pace);
  return read();
}
