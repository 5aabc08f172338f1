import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { stringify } from 'yaml';
import { LABEL, type Labels } from '../../../src/deploy/labels.ts';
import { allLabels, filterObjects, listObjects } from '../../../src/deploy/objects.ts';
import { removeImages, unusedImages } from '../../../src/deploy/unused-images.ts';
import { packageRoot } from '../../../src/lib/package-root.ts';
import { upByCli } from './cli-process.ts';
import { visit } from './visit.ts';

const program = join(packageRoot(), 'test/docker/cli/shop.py');

/** A stack of one container with data, in a scope and a folder of its own: what one fault after the other is tried on. */
export interface Lane {
  readonly docker: Docker;
  readonly scope: string;
  readonly name: string;
  readonly file: string;
  readonly folder: string;
  /** Writes the description; another colour is another container, another edition of the app is another image. */
  describe(changes: { readonly color: string; readonly edition?: string }): void;
  /** Another stack of the scope, which no fault may touch: what is wrong with it. */
  bystander(): Promise<readonly string[]>;
  /** What is in the engine of this scope, and of tests of these processes. */
  look(processes: readonly number[]): Promise<Look>;
  close(): Promise<void>;
}

export interface Look {
  /** Names of all that no commit mark covers, but for data volumes; and marks that cover nothing. */
  readonly uncommitted: readonly string[];
  /** Whether the lane's stack is committed. */
  readonly committed: boolean;
  readonly data: boolean;
  /** The front door's address; null when nothing is published. */
  readonly url: string | null;
}

/** Opens lane number `index` of this process. */
export async function openLane(docker: Docker, index: number): Promise<Lane> {
  const name = `crash-${process.pid}-${index}`;
  const scope = name;
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-crash-'));
  mkdirSync(join(folder, 'app'));
  cpSync(program, join(folder, 'app/shop.py'));
  const file = join(folder, 'stack.yaml');
  const describe: Lane['describe'] = ({ color, edition = 'first' }) => {
    writeFileSync(join(folder, 'app/edition'), edition);
    const app = {
      path: 'app',
      framework: 'wsgi',
      entry: 'shop:application',
      health: '/health',
      volumes: { data: '/var/lib/shop' },
      env: { COLOR: color },
    };
    const server = { name: 'gunicorn', worker: 'gthread' };
    const checks = [{ get: '/', status: 200, contains: 'visit' }];
    const timeouts = { request: 1 };
    const said = { name, app, web: 'none', server, workers: 1, timeouts, listen: { port: 0 }, checks };
    writeFileSync(file, stringify(said));
  };
  describe({ color: 'one' });
  const url = await upByCli({ file, scope }, '--name', `${name}-by`);
  let visits = await visit(url);
  const bystander = async () => {
    visits += 1;
    const count = await visit(url).catch(String);
    return count === visits ? [] : [`the stack beside it: ${count} instead of visit ${visits}`];
  };
  return {
    ...{ docker, scope, name, file, folder, describe, bystander },
    look: (processes) => look({ docker, scope, name }, processes),
    close: async () => {
      rmSync(folder, { recursive: true, force: true });
      await removeImages(docker, await unusedImages(docker, scope));
    },
  };
}

async function look(
  { docker, scope, name }: Pick<Lane, 'docker' | 'scope' | 'name'>,
  processes: readonly number[],
): Promise<Look> {
  const mine = await listObjects(docker, { [LABEL.scope]: scope });
  const tests = filterObjects(await listObjects(docker, { [LABEL.scope]: 'test' }), (labels) =>
    processes.some((pid) => labels[LABEL.name]?.endsWith(`-${pid}`)),
  );
  const marks = new Set(mine.volumes.map(({ Labels }) => Labels?.[LABEL.mark]));
  const used = new Set(
    allLabels(filterObjects(mine, (labels) => !labels[LABEL.mark])).map((labels) => labels[LABEL.run]),
  );
  const isLeft = (labels: Labels) =>
    labels[LABEL.mark] ? !used.has(labels[LABEL.mark]) : !labels[LABEL.data] && !marks.has(labels[LABEL.run] ?? '');
  const left = filterObjects(mine, isLeft);
  const aside = mine.containers.filter(({ Names }) => Names.some((each) => /-until-|-from-/.test(each)));
  const containers = new Set([...left.containers, ...aside, ...tests.containers].map(({ Names }) => Names[0] ?? ''));
  const rest = [left, tests].flatMap(({ networks, volumes }) => [...networks, ...volumes]);
  const own = filterObjects(mine, (labels) => labels[LABEL.name] === name);
  const port = own.containers.flatMap(({ Ports }) => Ports).find(({ PublicPort }) => PublicPort)?.PublicPort;
  return {
    uncommitted: [...containers, ...rest.map(({ Name }) => Name)],
    committed: own.containers.some(({ Labels }) => marks.has(Labels[LABEL.run])),
    data: own.volumes.some(({ Labels }) => Labels?.[LABEL.data]),
    url: port ? `http://127.0.0.1:${port}/` : null,
  };
}
