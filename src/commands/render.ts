import { Args, Command, Flags } from '@oclif/core';
import { renderFile } from '../terminal/render-file.ts';
import { runSession } from '../terminal/run-session.ts';

/** `stackwright render` */
export default class Render extends Command {
  static override summary = 'Write the configuration, Dockerfiles and Compose file of a stack.';
  static override examples = [
    '<%= config.bin %> render stack.yaml',
    {
      description: 'Fail when the folder is not what would be written',
      command: '<%= config.bin %> render stack.yaml --check',
    },
  ];
  static override args = { file: Args.string({ required: true, description: 'A description (YAML or JSON)' }) };
  static override flags = {
    out: Flags.string({ helpValue: 'DIR', description: 'Folder to write; deploy/NAME beside the description' }),
    check: Flags.boolean({ description: 'Write nothing; fail when something would change' }),
    force: Flags.boolean({ description: 'Overwrite files that were changed by hand' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Render);
    const { out, check, force } = flags;
    await runSession((session) => renderFile({ file: args.file, out, check, force }, session));
  }
}
