import { Command, Flags } from '@oclif/core';
import { catalogAbout } from '../pipeline/catalog-about.ts';
import { jsonText } from '../pipeline/show.ts';
import { catalogText } from '../terminal/catalog-text.ts';
import { runSession } from '../terminal/run-session.ts';

/** `stackwright catalog` */
export default class Catalog extends Command {
  static override summary = 'Show what a stack can be made of, and what goes with what.';
  static override examples = [
    '<%= config.bin %> catalog',
    '<%= config.bin %> catalog --json',
    {
      description: 'What Gunicorn goes with, and what speaks uwsgi',
      command: '<%= config.bin %> catalog --for gunicorn',
    },
    '<%= config.bin %> catalog --protocol uwsgi',
  ];
  static override flags = {
    for: Flags.string({ helpValue: 'COMPONENT', description: 'What goes with one component, by its id' }),
    protocol: Flags.string({ helpValue: 'PROTOCOL', description: 'What speaks a protocol' }),
    json: Flags.boolean({ description: 'Write the tables as JSON' }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Catalog);
    await runSession(async ({ print }) => {
      const tables = catalogAbout(flags);
      if (flags.json) print(jsonText(tables));
      else print(catalogText(tables, process.stdout.columns));
      return 0;
    });
  }
}
