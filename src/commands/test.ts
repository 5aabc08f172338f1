import { Args, Command, Flags } from '@oclif/core';
import { runSession } from '../terminal/run-session.ts';
import { testFiles } from '../terminal/test-files.ts';

/** `stackwright test` */
export default class Test extends Command {
  static override summary = 'Start stacks apart from all others, check that they do their work, and remove them.';
  static override examples = [
    '<%= config.bin %> test stack.yaml',
    {
      description: 'Several topologies, with a report for CI',
      command: '<%= config.bin %> test stacks/notes/*.yaml --junit report.xml',
    },
  ];
  static override args = {
    file: Args.string({ required: true, multiple: true, description: 'A description (YAML or JSON)' }),
  };
  static override flags = {
    junit: Flags.string({ helpValue: 'FILE', description: 'Write a JUnit XML report' }),
    json: Flags.string({ helpValue: 'FILE', description: 'Write the whole report as JSON' }),
    only: Flags.string({ helpValue: 'CHECK', description: 'Run one check' }),
    keep: Flags.boolean({ description: 'Leave the stacks up afterwards' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Test);
    const { keep, only, junit, json } = flags;
    await runSession((session) => testFiles({ files: args.file, keep, only, reports: { junit, json } }, session));
  }
}
