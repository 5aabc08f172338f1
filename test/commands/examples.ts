import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../readme/markdown.ts';

/** A command line of a command's help. */
export interface Example {
  readonly command: string;
  /** What stands behind the prompt. */
  readonly line: string;
}

type Given = string | { readonly command: string };

/** Where examples are run: by themselves, with an engine, or in a shell that few machines have. */
export type Stage = 'plain' | 'engine' | 'zsh' | 'fish';

const engine = ['doctor', 'down', 'gc', 'logs', 'ps', 'test', 'up'];

/** The examples of every command's help that belong to a stage, from the manifest of the build: every one belongs to one. */
export function examplesOf(stage: Stage): Example[] {
  const { commands } = JSON.parse(readFileSync(join(root, 'dist/oclif.manifest.json'), 'utf8'));
  const all = Object.entries<{ examples: readonly Given[] }>(commands).flatMap(([command, { examples }]) =>
    examples.map((given) => ({ command, line: lineOf(given) })),
  );
  return all.filter((example) => stageOf(example) === stage);
}

function lineOf(given: Given): string {
  const text = typeof given === 'string' ? given : given.command;
  return text.replaceAll('<%= config.bin %>', 'stackwright');
}

function stageOf({ command, line }: Example): Stage {
  if (engine.includes(command)) return 'engine';
  const shell = command === 'completion' ? /\b(zsh|fish)\b/.exec(line)?.[1] : undefined;
  return (shell as 'zsh' | 'fish' | undefined) ?? 'plain';
}
