import { Args, Command } from '@oclif/core';
import { completionScript } from '../terminal/completion-script.ts';
import { runSession } from '../terminal/run-session.ts';

/** `stackwright completion` */
export default class Completion extends Command {
  static override summary = 'Write the script by which a shell completes commands, flags and names.';
  static override examples = [
    { description: 'In ~/.bashrc', command: 'eval "$(<%= config.bin %> completion bash)"' },
    { description: 'In ~/.zshrc, after compinit', command: 'eval "$(<%= config.bin %> completion zsh)"' },
    { description: 'In ~/.config/fish/config.fish', command: '<%= config.bin %> completion fish | source' },
  ];
  static override args = {
    shell: Args.string({ required: true, options: ['bash', 'zsh', 'fish'], description: 'Which shell' }),
  };

  async run(): Promise<void> {
    const { args } = await this.parse(Completion);
    await runSession(async ({ print }) => {
      print(await completionScript(args.shell));
      return 0;
    });
  }
}
