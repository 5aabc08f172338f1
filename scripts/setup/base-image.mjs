import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aptInstall } from './apt.mjs';
import { imageExists, importImage, pullImage } from './image-api.mjs';
import { thisMachine } from './machine.mjs';
import { SetUpProblem } from './problem.mjs';
import { run } from './run.mjs';
import { debianKeyring, machineSources, suiteSources } from './suite-sources.mjs';
import { withTemporaryFolder } from './temporary-folder.mjs';

/** @typedef {import('./docker-address.mjs').DockerAddress} DockerAddress */
/** @typedef {import('./session.mjs').Session} Session */
/** @typedef {import('./image-api.mjs').ImageName & { suite: string }} BaseImage */

/** What every rendered image derives from. @type {BaseImage} */
export const baseImage = { repository: 'debian', tag: 'trixie-slim', suite: 'trixie' };

/**
 * What Debian's own slim images are set up with, for apt and dpkg in every image that derives from one: no package's
 * documentation but its licence, no translations, and no wait for the disk, which an image that was not finished does
 * not outlive anyway.
 */
const likeTheOfficialOne = [
  '--aptopt=Acquire::Languages "none"',
  '--dpkgopt=force-unsafe-io',
  ...['doc', 'groff', 'info', 'lintian', 'locale', 'man'].map((name) => `--dpkgopt=path-exclude=/usr/share/${name}/*`),
  '--dpkgopt=path-include=/usr/share/doc/*/copyright',
  '--dpkgopt=path-include=/usr/share/locale/locale.alias',
];

/** How long a pull may show no progress. */
const quietMs = 20_000;

/**
 * Step 4: the base image, pulled, or made here where no registry answers.
 * @param {Session} session
 * @param {DockerAddress} address
 */
export async function ensureBaseImage(session, address) {
  if (await imageExists(address, baseImage)) return;
  const name = `${baseImage.repository}:${baseImage.tag}`;
  session.say(`Pulling the base image ${name} …`);
  try {
    await pullImage(address, baseImage, { quietMs, signal: session.signal });
  } catch (error) {
    session.signal.throwIfAborted();
    await makeInstead(session, address, /** @type {Error} */ (error).message);
  }
}

/** @param {Session} session @param {DockerAddress} address @param {string} reason why it could not be pulled */
async function makeInstead(session, address, reason) {
  const { root, debianLike } = thisMachine();
  const name = `${baseImage.repository}:${baseImage.tag}`;
  const failed = `${name} could not be pulled: ${reason}`;
  if (!root || !debianLike) {
    throw new SetUpProblem(
      `${failed}\nPull it where a registry answers (docker pull ${name}), or, as root on Debian, run this again.`,
    );
  }
  session.say(failed);
  await makeBaseImage(session, address, baseImage);
}

/**
 * Makes a Debian file system from the machine's own archive and imports it.
 * @param {Session} session
 * @param {DockerAddress} address
 * @param {BaseImage} image
 */
export async function makeBaseImage(session, address, image) {
  const tools = [
    ...(existsSync('/usr/bin/mmdebstrap') ? [] : ['mmdebstrap']),
    ...(existsSync(debianKeyring) ? [] : ['debian-archive-keyring']),
  ];
  if (tools.length > 0) {
    session.say(`Installing Debian's ${tools.join(' and ')} …`);
    await aptInstall(session, tools);
  }
  session.say(`Making ${image.repository}:${image.tag} from Debian's packages with mmdebstrap …`);
  await withTemporaryFolder(async (folder) => {
    const tar = join(folder, 'base.tar');
    const sources = join(folder, `${image.suite}.sources`);
    writeFileSync(sources, suiteSources(machineSources(), image.suite));
    await run(session, [
      'mmdebstrap',
      '--quiet',
      '--variant=apt',
      '--include=ca-certificates',
      ...likeTheOfficialOne,
      image.suite,
      tar,
      sources,
    ]);
    await importImage(address, image, { tar, signal: session.signal });
  });
}
