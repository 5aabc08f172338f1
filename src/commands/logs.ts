import { Args, Command, Flags } from '@oclif/core';
import { logs } from '../pipeline/logs.ts';
import { runSession } from '../terminal/run-session.ts';

/** `stackwright logs` */
export default class Logs extends Command {
  static override summary = 'Show what a stack has written.';
  static override examples = ['<%= config.bin %> logs stack.yaml', '<%= config.bin %> logs notes -f --service web'];
  static override args = {
    target: Args.string({ description: 'A description, or the name of a deployment; the only one' }),
  };
  static override flags = {
    follow: Flags.boolean({ char: 'f', description: 'Go on until interrupted' }),
    service: Flags.string({ helpValue: 'SERVICE', description: 'Only this service, such as web or app' }),
    scope: Flags.string({
      helpValue: 'SCOPE',
      description: 'Whose it is; scopes never see each other',
      helpGroup: 'ADVANCED',
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Logs);
    const { follow, service, scope } = flags;
    await runSession(async ({ print, signal }) => {
      await logs({ target: args.target, follow, service, scope, signal, onLine: print });
      return 0;
    });
  }
}
