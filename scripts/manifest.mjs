import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Plugin } from '@oclif/core';

/**
 * Writes what oclif knows of each command (summary, arguments, flags, examples) into the build, so that it need not
 * import them all to know which there are.
 * @param {string} dist the folder of the build
 * @param {string} root the project's folder
 */
export async function writeManifest(dist, root) {
  const pjson = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const plugin = new Plugin({
    root: dist,
    pjson,
    isRoot: true,
    ignoreManifest: true,
    errorOnManifestCreate: true,
    respectNoCacheDefault: true,
  });
  await plugin.load();
  writeFileSync(join(dist, 'oclif.manifest.json'), `${JSON.stringify(plugin.manifest)}\n`);
}
