import { Args, Command, Flags } from '@oclif/core';
import { runMatrix } from '../terminal/matrix-run.ts';
import { runSession } from '../terminal/run-session.ts';
import { testFiles } from '../terminal/test-files.ts';

const ofFiles = ['junit', 'json', 'only', 'keep'];

/** `stackwright test` */
export default class Test extends Command {
  static override summary = 'Start stacks apart from all others, check that they do their work, and remove them.';
  static override description =
    'With --matrix the words are facets of the pairings to run (web=nginx,apache protocol=uwsgi), each around a small probe app: every valid pairing when there are none. The word missing leaves out what the record has.';
  static override examples = [
    '<%= config.bin %> test stack.yaml',
    {
      description: 'Several topologies, with a report for CI',
      command: '<%= config.bin %> test stacks/notes/*.yaml --junit report.xml',
    },
    {
      description: 'Whether the pairings that you consider work, as a grid for a browser',
      command:
        '<%= config.bin %> test --matrix web=nginx server=gunicorn transport=unix supervisor=none --html grid.html',
    },
  ];
  static override args = {
    file: Args.string({ multiple: true, description: 'A description (YAML or JSON); with --matrix a facet' }),
  };
  static override flags = {
    junit: Flags.string({ helpValue: 'FILE', description: 'Write a JUnit XML report' }),
    json: Flags.string({ helpValue: 'FILE', description: 'Write the whole report as JSON' }),
    only: Flags.string({ helpValue: 'CHECK', description: 'Run one check' }),
    keep: Flags.boolean({ description: 'Leave the stacks up afterwards' }),
    matrix: Flags.boolean({ description: 'Run pairings of the catalog', exclusive: ofFiles }),
    record: Flags.string({
      helpValue: 'FILE',
      description: 'Keep what the matrix showed as JSON; a run that was interrupted goes on',
      dependsOn: ['matrix'],
    }),
    html: Flags.string({ helpValue: 'FILE', description: 'Write the matrix as a grid in HTML', dependsOn: ['matrix'] }),
  };

  async run(): Promise<void> {
    const { args, flags } = await this.parse(Test);
    const { keep, only, junit, json, matrix, record, html } = flags;
    const words = args.file ?? [];
    if (matrix) await runSession((session) => runMatrix({ words, record, html }, session));
    if (words.length === 0) this.error('test needs a FILE, or --matrix', { exit: 2 });
    await runSession((session) => testFiles({ files: words, keep, only, reports: { junit, json } }, session));
  }
}
