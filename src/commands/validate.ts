import { Args, Command, Flags } from '@oclif/core';
import { runSession } from '../terminal/run-session.ts';
import { validateFiles } from '../terminal/validate-files.ts';

/** `stackwright validate` */
export default class Validate extends Command {
  static override summary = 'Check descriptions, and say everything that is wrong with them.';
  static override examples = [
    '<%= config.bin %> validate stack.yaml',
    {
      description: 'All of them, for an editor or a script',
      command: '<%= config.bin %> validate stacks/*/*.yaml --json',
    },
  ];
  static override args = {
    file: Args.string({ required: true, multiple: true, description: 'A description (YAML or JSON)' }),
  };
  static override flags = { json: Flags.boolean({ description: 'Write the result as JSON' }) };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Validate);
    await runSession((session) => validateFiles({ files: args.file, json: flags.json }, session));
  }
}
