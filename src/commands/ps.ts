import { Command, Flags } from '@oclif/core';
import { list } from '../pipeline/list.ts';
import { jsonText } from '../pipeline/show.ts';
import { runSession } from '../terminal/run-session.ts';
import { tableText } from '../terminal/table-text.ts';

/** `stackwright ps` */
export default class Ps extends Command {
  static override summary = 'List what runs, and at which URL.';
  static override examples = ['<%= config.bin %> ps', '<%= config.bin %> ps --json'];
  static override flags = {
    json: Flags.boolean({ description: 'Write the list as JSON' }),
    scope: Flags.string({
      helpValue: 'SCOPE',
      description: 'Whose they are; scopes never see each other',
      helpGroup: 'ADVANCED',
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Ps);
    await runSession(async ({ print }) => {
      const stacks = await list({ scope: flags.scope });
      if (flags.json) print(jsonText(stacks));
      else if (stacks.length === 0) print('Nothing runs.');
      else
        print(
          tableText(
            ['NAME', 'STATE', 'URL', 'SERVICES'],
            stacks.map(({ name, state, url, services }) => [
              name,
              state,
              url ?? '-',
              services.map(serviceText).join(', '),
            ]),
          ),
        );
      return 0;
    });
  }
}

/** Only what is not as it should be is said of a service. */
function serviceText({ service, state, health }: { service: string; state: string; health: string | null }): string {
  if (state !== 'running') return `${service} (${state})`;
  return health === 'unhealthy' ? `${service} (unhealthy)` : service;
}
