import { connect } from '../../../src/deploy/connect.ts';
import { imageContexts, images } from '../../../src/deploy/images.ts';
import { startRun } from '../../../src/deploy/run.ts';
import { filesOf } from '../../../src/pipeline/files-of.ts';
import { probeFolder, probeOf } from '../../../src/pipeline/probe-of.ts';
import { settleFile } from '../../../src/pipeline/settle-file.ts';

/** Tags of the images that `test` runs of a description, with the user's app and with the probe; builds what is missing. */
export async function imagesOf(file: string): Promise<string[]> {
  const docker = await connect();
  const { stack, root } = await settleFile(file);
  const apps = [
    { stack, appFolder: null },
    { stack: probeOf(stack), appFolder: probeFolder(stack.interface.id) },
  ];
  const appPath = stack.description.app.path;
  const tags: string[] = [];
  for (const { stack: each, appFolder } of apps) {
    const options = { name: each.name, scope: 'test', root, appFolder, appPath, port: 0, tlsPort: 0, throwAway: true };
    const run = startRun({ docker, ...filesOf(each), options });
    const found = await images(run, await imageContexts(run));
    tags.push(...[...found.values()].map(({ tag }) => tag));
  }
  return tags;
}
