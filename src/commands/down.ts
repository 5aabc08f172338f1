import { Args, Command, Flags } from '@oclif/core';
import { ProblemError } from '../model/problem.ts';
import { down } from '../pipeline/down.ts';
import { list } from '../pipeline/list.ts';
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
    await runSession(async ({ print, onProgress }) => {
      if ((args.target === undefined) !== all) throw which(args.target);
      const stopped = await down({ target: args.target, all, volumes, scope, onProgress });
      if (stopped.length === 0) print(['Nothing to remove.', ...(await runningText(scope))].join('\n'));
      for (const { name, removed, kept } of stopped) {
        print(`${name}: removed ${removed.join(', ') || 'nothing'}`);
        if (kept.length > 0) print(`  ${kept.join(', ')} stays; --volumes removes it`);
      }
      return 0;
    });
  }
}

function which(target: string | undefined): ProblemError {
  const summary = target === undefined ? 'which stack?' : `${target} alone, or all?`;
  const notes = ['Name one stack, or say --all: stackwright down stack.yaml, or stackwright down --all.'];
  return new ProblemError([{ kind: 'description', summary, places: [], notes }]);
}

/** A stack may run under another name than its description has. */
async function runningText(scope: string | undefined): Promise<string[]> {
  const names = (await list({ scope })).map(({ name }) => name);
  return names.length === 0
    ? []
    : [`  There runs: ${names.join(', ')}. stackwright down ${names[0]} removes that one.`];
}
