import { expect, test } from 'vitest';
import { appCopy, apps } from '../../init/apps.ts';
import { ownCli } from '../cli/own-cli.ts';

const cli = ownCli();

test.concurrent.each(apps)('what init writes for %s passes test as it is', async (name) => {
  const cwd = appCopy(name);
  expect(await cli.run(['init', '--yes'], { cwd })).toMatchObject({ code: 0, stderr: '' });
  const { code, stdout, stderr } = await cli.run(['test', 'stack.yaml'], { cwd });
  expect({ code, stdout, stderr }).toMatchObject({ code: 0, stdout: expect.stringMatching(/ passed.*: 1 stack in /) });
});
