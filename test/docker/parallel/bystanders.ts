import { setTimeout as pause } from 'node:timers/promises';
import type Docker from 'dockerode';
import { down } from '../../../src/deploy/down.ts';
import { LABEL, labelled } from '../../../src/deploy/labels.ts';
import { TEST_SCOPE as scope } from '../../../src/deploy/leftovers.ts';
import { type Listed, list } from '../../../src/deploy/list.ts';
import { startProgram } from '../cli/own-cli.ts';

/** Stacks of the tests' own scope that no test may touch: one is committed, the other's `up` is still at work. */
export interface Bystanders {
  /** How often they were asked, and how often they did not answer. */
  readonly asked: () => { readonly times: number; readonly unanswered: number };
  /** What is not as it was at the start; empty when nothing was touched. */
  readonly touched: () => Promise<readonly string[]>;
  /** Ends the `up`, whose time to get ready may be over, and removes both. */
  readonly close: () => Promise<void>;
}

const ASK_MS = 250;

/** Starts both from one description. The live one is stopped (SIGSTOP) after its containers' start and before its commit. */
export async function bystanders(docker: Docker, program: readonly string[], file: string): Promise<Bystanders> {
  const names = ['committed', 'live'].map((kind) => `bystander-${kind}-${process.pid}`);
  const [committed, live] = names.map((name) =>
    startProgram([...program, 'up', file, '--name', name, '--port', '0', '--scope', scope]),
  );
  if (!committed || !live) throw new RangeError('There are two.');
  await live.said('✓ start web');
  live.process.kill('SIGSTOP');
  const { code, stderr } = await committed.end;
  if (code !== 0) throw new Error(stderr);
  const before = await states(docker, names);
  const poll = pollDoors(before.map(({ url }) => url ?? ''));
  return {
    asked: poll.asked,
    touched: async () => differences(before, await states(docker, names)),
    close: async () => {
      poll.end();
      live.process.kill('SIGKILL');
      await live.end;
      for (const name of names) await down({ docker, scope, name, volumes: true });
    },
  };
}

interface State extends Pick<Listed, 'name' | 'url' | 'committed'> {
  readonly containers: readonly string[];
}

async function states(docker: Docker, names: readonly string[]): Promise<State[]> {
  const stacks = (await list({ docker, scope })).filter(({ name }) => names.includes(name));
  return Promise.all(
    stacks.map(async ({ name, url, committed }) => {
      const found = await docker.listContainers({
        all: true,
        ...labelled({ [LABEL.scope]: scope, [LABEL.name]: name }),
      });
      const inspected = await Promise.all(found.map(({ Id }) => docker.getContainer(Id).inspect()));
      const containers = inspected.map(({ Id, State: { StartedAt, Status } }) => `${Id} ${Status} since ${StartedAt}`);
      return { name, url, committed, containers: containers.sort() };
    }),
  );
}

function differences(before: readonly State[], after: readonly State[]): string[] {
  const texts = (states: readonly State[]) => states.map((state) => JSON.stringify(state));
  const [was, is] = [texts(before), texts(after)];
  return [...was.filter((text) => !is.includes(text)), ...is.filter((text) => !was.includes(text))];
}

function pollDoors(urls: readonly string[]) {
  const counts = { times: 0, unanswered: 0 };
  let over = false;
  const ask = async (url: string) => {
    counts.times++;
    const answers = await fetch(url, { headers: { connection: 'close' }, signal: AbortSignal.timeout(10_000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (!answers && !over) counts.unanswered++;
  };
  void (async () => {
    while (!over) {
      await Promise.all([...urls.map(ask), pause(ASK_MS)]);
    }
  })();
  return {
    asked: () => ({ ...counts }),
    end: () => {
      over = true;
    },
  };
}
