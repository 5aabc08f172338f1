import { Args, Command, Flags } from '@oclif/core';
import { down } from '../pipeline/down.ts';
import { runSession } from '../terminal/run-session.ts';

/** `stackwright down` */
export default class Down extends Command {
  static override summary = 'Stop and remove a stack; its data stays.';
  static override examples = [
    '<%= config.bin %> down stack.yaml',
    { description: 'All of yours, with their data', command: '<%= config.bin %> down --all --volumes' },
  ];
  static override args = { target: Args.string({ description: 'A description, or the name of a deployment' }) };
  static override flags = {
    all: Flags.boolean({ description: 'Every stack of this scope' }),
    volumes: Flags.boolean({ description: 'Remove the data volumes too' }),
    scope: Flags.string({
      helpValue: 'SCOPE',
      description: 'Whose it is; scopes never see each other',
      helpGroup: 'ADVANCED',
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Down);
    const { all = false, volumes = false, scope } = flags;
    if ((args.target === undefined) !== all) this.error('Name one stack, or say --all.', { exit: 2 });
    await runSession(async ({ print, onProgress }) => {
      const stopped = await down({ target: args.target, all, volumes, scope, onProgress });
      if (stopped.length === 0) print('Nothing to remove.');
      for (const { name, removed, kept } of stopped) {
        print(`${name}: removed ${removed.join(', ') || 'nothing'}`);
        if (kept.length > 0) print(`  ${kept.join(', ')} stays; --volumes removes it`);
      }
      return 0;
    });
  }
}
