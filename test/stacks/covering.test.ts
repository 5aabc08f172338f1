import { expect, test } from 'vitest';
import type { Stack } from '../../src/model/stack.ts';
import { filesOf } from '../../src/pipeline/files-of.ts';
import { componentsOf, covering, stacksToCompose, stacksToTest, toldToCompose } from './covering.ts';
import { settledStack, startableFiles } from './every-stack-file.ts';

test('a cover is small, complete and in order', () => {
  const items = ['ab', 'bc', 'abc', 'd', 'cd', ''];
  expect(covering(items, (item) => item)).toEqual(['abc', 'd']);
  expect(covering([], (item: string) => item)).toEqual([]);
});

test.each([
  ['test', stacksToTest, (stack: Stack) => componentsOf(stack)],
  ['Compose', stacksToCompose, (stack: Stack) => toldToCompose(filesOf(stack).files)],
])('the stacks that are started for %s have between them what all have', async (_, choose, featuresOf) => {
  const featuresIn = async (files: readonly string[]) => {
    const settled = await Promise.all(files.map(settledStack));
    return new Set(settled.flatMap(({ stack }) => featuresOf(stack)));
  };
  const [files, all] = [await choose(), await startableFiles()];
  expect(await featuresIn(files)).toEqual(await featuresIn(all));
  expect(files.length).toBeLessThan(all.length);
});
