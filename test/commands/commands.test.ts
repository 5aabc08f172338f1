import { readdir } from 'node:fs/promises';
import type { Command } from '@oclif/core';
import { expect, it } from 'vitest';
import { fastCommand } from '../../src/terminal/fast-command.ts';

const folder = new URL('../../src/commands/', import.meta.url);
const files = await readdir(folder);

/** The oclif class of a command. */
async function commandOf(file: string): Promise<typeof Command> {
  return (await import(new URL(file, folder).href)).default;
}

it.each(files)('%s has a summary, examples, and a word for each flag and argument', async (file) => {
  const command = await commandOf(file);
  expect(command.summary).toMatch(/^[A-Z].*\.$/);
  expect(command.examples?.length).toBeGreaterThan(0);
  for (const { description } of [...Object.values(command.flags ?? {}), ...Object.values(command.args ?? {})])
    expect(description).toMatch(/\w/);
});

it.each([
  ['validate.ts', ['a.yaml']],
  ['render.ts', ['a.yaml']],
])('%s takes the same flags without oclif', async (file, args) => {
  const { flags } = await commandOf(file);
  for (const [name, flag] of Object.entries(flags)) {
    const words = flag.type === 'boolean' ? [`--${name}`] : [`--${name}`, 'x'];
    expect(fastCommand([file.replace('.ts', ''), ...args, ...words]), name).not.toBe(null);
  }
});
