import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { LABEL } from '../../../src/deploy/labels.ts';
import { pidSpace } from '../../../src/lib/pid-space.ts';
import { BASE } from '../deploy/small-plan.ts';
import { ownCli } from './own-cli.ts';
import { shop } from './shop.ts';

const cli = ownCli();

/** What a run of a process that is no more has left: a container, a network, a volume, and data. */
async function leave(name: string): Promise<string[]> {
  const run = { [LABEL.run]: name, [LABEL.pid]: '4194305', [LABEL.pidStart]: '1', [LABEL.host]: pidSpace() };
  const Labels = { [LABEL.managed]: 'true', [LABEL.scope]: cli.scope, [LABEL.name]: name, ...run };
  const docker = cli.engine();
  await docker.createContainer({ name: `${name}-app-1`, Image: BASE, Labels });
  await docker.createVolume({ Name: `${name}_sockets`, Labels });
  await docker.createVolume({ Name: `${name}_data`, Labels: { ...Labels, [LABEL.data]: 'true' } });
  return [`${name}-app-1`, `${name}_sockets`];
}

/** A new image as if it had been built for this scope; the tags that it has. */
async function image(scope: string, ...tags: string[]): Promise<void> {
  const docker = cli.engine();
  const container = await docker.createContainer({ Image: BASE, Env: [randomBytes(8).toString('hex')] });
  const [first = '', ...others] = tags;
  const changes = [`LABEL ${LABEL.managed}=true`, `LABEL ${LABEL.scope}=${scope}`];
  await container.commit({ ...named(first), changes });
  await container.remove();
  for (const tag of others) await docker.getImage(first).tag(named(tag));
}

function named(text: string): { repo: string; tag: string } {
  const [repo = '', tag = ''] = text.split(':');
  return { repo, tag };
}

const tagsThere = async () => (await cli.engine().listImages()).flatMap(({ RepoTags }) => RepoTags ?? []);

test('gc lists, and then removes, what killed runs left and images that nothing uses; all else stays', async () => {
  const { file, name } = shop();
  const url = /http:\S+/.exec((await cli.run(['up', file])).stdout)?.[0] ?? '';
  const inUse = (await cli.engine().getContainer(`${name}-web-1`).inspect()).Config.Image;
  const left = await leave(`dead-${process.pid}`);
  const unused = `stackwright/unused-${process.pid}:1`;
  const shared = [`stackwright/shared-${process.pid}:1`, `theirs-${process.pid}:1`];
  const other = `stackwright/other-${process.pid}:1`;
  await image(cli.scope, unused);
  await image(cli.scope, ...shared);
  await image(`${cli.scope}-other`, other);
  try {
    const dry = JSON.parse((await cli.run(['gc', '--dry-run', '--json'])).stdout);
    expect(dry.dryRun).toBe(true);
    expect(dry.left).toEqual(expect.arrayContaining(left));
    expect(dry.images).toEqual(expect.arrayContaining([shared[0], unused]));
    expect(dry.images).not.toEqual(expect.arrayContaining([inUse]));
    expect(await cli.left()).toEqual(expect.arrayContaining(left));
    expect(await tagsThere()).toEqual(expect.arrayContaining([unused, ...shared, other]));

    const { code, stdout } = await cli.run(['gc']);
    expect(code).toBe(0);
    for (const object of [...left, unused, shared[0]]) expect(stdout).toContain(object);
    const now = await cli.left();
    expect(now).toContain(`dead-${process.pid}_data`);
    expect(now.filter((object) => left.includes(object))).toEqual([]);
    const tags = await tagsThere();
    expect(tags).toEqual(expect.arrayContaining([inUse, shared[1], other]));
    expect(tags).not.toEqual(expect.arrayContaining([unused]));
    expect(tags).not.toEqual(expect.arrayContaining([shared[0]]));
    expect(await (await fetch(url, { headers: { connection: 'close' } })).text()).toBe('visit 1');
  } finally {
    for (const tag of [unused, ...shared, other])
      await cli
        .engine()
        .getImage(tag)
        .remove()
        .catch(() => {});
  }
});
