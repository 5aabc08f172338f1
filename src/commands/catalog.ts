import { Command, Flags } from '@oclif/core';
import { catalogTable } from '../pipeline/catalog-table.ts';
import { jsonText } from '../pipeline/show.ts';
import { catalogText } from '../terminal/catalog-text.ts';
import { runSession } from '../terminal/run-session.ts';

/** `stackwright catalog` */
export default class Catalog extends Command {
  static override summary = 'Show what a stack can be made of, and what goes with what.';
  static override examples = ['<%= config.bin %> catalog', '<%= config.bin %> catalog --json'];
  static override flags = { json: Flags.boolean({ description: 'Write the tables as JSON' }) };

  async run(): Promise<void> {
    const { flags } = await this.parse(Catalog);
    await runSession(async ({ print }) => {
      const tables = catalogTable();
      if (flags.json) print(jsonText(tables));
      else print(catalogText(tables, process.stdout.columns));
      return 0;
    });
  }
}
