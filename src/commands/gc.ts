import { Command, Flags } from '@oclif/core';
import { type Collected, gc } from '../pipeline/gc.ts';
import { runSession } from '../terminal/run-session.ts';

/** `stackwright gc` */
export default class Gc extends Command {
  static override summary = 'Remove what killed runs left, and images that nothing uses.';
  static override description =
    'Never touches a stack that is up, a run that is at work, data volumes, or anything that is not yours.';
  static override examples = [
    { description: 'Only list what would go', command: '<%= config.bin %> gc --dry-run' },
    '<%= config.bin %> gc',
  ];
  static override flags = {
    'dry-run': Flags.boolean({ description: 'Remove nothing; list what would be removed' }),
    'keep-images': Flags.boolean({ description: 'Leave the images: they make the next start quick' }),
    json: Flags.boolean({ description: 'Write the list as JSON' }),
    scope: Flags.string({
      helpValue: 'SCOPE',
      description: 'Whose it is; scopes never see each other',
      helpGroup: 'ADVANCED',
    }),
  };

  async run(): Promise<void> {
    const { flags } = await this.parse(Gc);
    const { 'dry-run': dryRun = false, 'keep-images': keepImages = false, json, scope } = flags;
    await runSession(async ({ print }) => {
      const collected = await gc({ scope, dryRun, keepImages });
      print(json ? JSON.stringify({ dryRun, ...collected }, null, 2) : gcText(collected, dryRun));
      return 0;
    });
  }
}

function gcText({ left, restored, images }: Collected, dryRun: boolean): string {
  const would = dryRun ? 'would be ' : '';
  const line = (what: string, names: readonly string[]) =>
    names.length > 0 ? [`${what} ${would}removed: ${names.join(', ')}`] : [];
  const back = restored.length > 0 ? [`${would}put back: ${restored.join(', ')}`] : [];
  const lines = [...line('Left by killed runs,', left), ...back, ...line('Unused images,', images)];
  return lines.join('\n') || 'Nothing to remove.';
}
