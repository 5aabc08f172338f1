import { Command, Flags } from '@oclif/core';
import { doctor } from '../pipeline/doctor.ts';
import { jsonText } from '../pipeline/show.ts';
import { runSession } from '../terminal/run-session.ts';

/** `stackwright doctor` */
export default class Doctor extends Command {
  static override summary = 'Look at Docker and this machine, and say what is missing.';
  static override examples = ['<%= config.bin %> doctor'];
  static override flags = { json: Flags.boolean({ description: 'Write the findings as JSON' }) };

  async run(): Promise<void> {
    const { flags } = await this.parse(Doctor);
    await runSession(async ({ print }) => {
      const findings = await doctor();
      if (flags.json) print(jsonText(findings));
      else print(findings.map(findingText).join('\n'));
      return findings.every(({ ok }) => ok) ? 0 : 3;
    });
  }
}

function findingText({
  name,
  ok,
  found,
  advice,
}: {
  name: string;
  ok: boolean;
  found: string;
  advice: string | null;
}): string {
  return `${ok ? '✓' : '✗'} ${name}: ${found}${advice ? `\n    ${advice}` : ''}`;
}
