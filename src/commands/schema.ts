import { Command } from '@oclif/core';
import { schema } from '../pipeline/schema.ts';
import { runSession } from '../terminal/run-session.ts';

/** `stackwright schema` */
export default class Schema extends Command {
  static override summary = 'Write the JSON Schema of descriptions, for editors.';
  static override examples = ['<%= config.bin %> schema > stack.schema.json'];

  async run(): Promise<void> {
    await this.parse(Schema);
    await runSession(async ({ print }) => {
      print(schema());
      return 0;
    });
  }
}
