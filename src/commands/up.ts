import { isIPv4 } from 'node:net';
import { Args, Command, Errors, Flags } from '@oclif/core';
import { runSession } from '../terminal/run-session.ts';
import { upFile } from '../terminal/up-file.ts';

/** `stackwright up` */
export default class Up extends Command {
  static override summary = 'Build and start a stack, and wait until it answers through its front door.';
  static override examples = [
    '<%= config.bin %> up stack.yaml',
    {
      description: 'A second one beside it, on a free port',
      command: '<%= config.bin %> up stack.yaml --name second --port 0',
    },
  ];
  static override args = { file: Args.string({ required: true, description: 'A description (YAML or JSON)' }) };
  static override flags = {
    name: Flags.string({ helpValue: 'NAME', description: 'Name of the deployment, instead of the stack’s' }),
    port: Flags.integer({
      helpValue: 'PORT',
      min: 0,
      max: 65535,
      description: 'Port to publish, instead of listen.port; 0: a free one',
    }),
    'tls-port': Flags.integer({
      helpValue: 'PORT',
      min: 0,
      max: 65535,
      description: 'HTTPS port to publish; 0: a free one',
    }),
    address: Flags.string({
      helpValue: 'IPV4',
      description: 'Address to publish at, instead of listen.address',
      parse: async (text) => {
        if (!isIPv4(text)) throw new Errors.CLIError(`--address is ${text}, which is no IPv4 address.`);
        return text;
      },
    }),
    scope: Flags.string({
      helpValue: 'SCOPE',
      description: 'Whose it is; scopes never see each other',
      helpGroup: 'ADVANCED',
    }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Up);
    const { name, port, address, scope } = flags;
    const request = { file: args.file, name, port, tlsPort: flags['tls-port'], address, scope };
    await runSession((session) => upFile(request, session));
  }
}
