import { Args, Command, loadHelpClass } from '@oclif/core';

/** `stackwright help` */
export default class Help extends Command {
  static override summary = 'Show the commands, or how to use one.';
  static override examples = ['<%= config.bin %> help', '<%= config.bin %> help up'];
  static override args = { command: Args.string({ description: 'A command' }) };

  async run(): Promise<void> {
    const { args } = await this.parse(Help);
    const HelpClass = await loadHelpClass(this.config);
    await new HelpClass(this.config, this.config.pjson.oclif.helpOptions).showHelp(args.command ? [args.command] : []);
  }
}
