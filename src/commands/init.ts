import { Args, Command, Flags } from '@oclif/core';
import { initFolder } from '../terminal/init-folder.ts';
import { runSession } from '../terminal/run-session.ts';

/** `stackwright init` */
export default class Init extends Command {
  static override summary = 'Look at an application, propose a description of its stack, and write it.';
  static override description =
    'Asks on a terminal, and takes what it proposes elsewhere. Files are read and nothing of the application is run; a file that is there is never written over.';
  static override examples = [
    '<%= config.bin %> init --out new.yaml',
    {
      description: 'Without questions, with another app server',
      command: '<%= config.bin %> init stacks/polls --yes --server waitress --out polls.yaml',
    },
  ];
  static override args = { folder: Args.string({ default: '.', description: 'The folder of the application' }) };
  static override flags = {
    yes: Flags.boolean({ char: 'y', description: 'Ask nothing: take what is proposed' }),
    name: Flags.string({ helpValue: 'NAME', description: 'Name of the stack; the name of the folder' }),
    web: Flags.string({ helpValue: 'WEB', description: 'Web server, or none' }),
    server: Flags.string({ helpValue: 'SERVER', description: 'App server' }),
    supervisor: Flags.string({ helpValue: 'SUPERVISOR', description: 'Supervisor, for everything in one container' }),
    out: Flags.string({ helpValue: 'FILE', description: 'File to write; stack.yaml in the folder' }),
    json: Flags.boolean({ description: 'Ask nothing, and write what was chosen and why as JSON' }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Init);
    await runSession((session) => initFolder({ folder: args.folder, ...flags }, session));
  }
}
