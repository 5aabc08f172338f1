import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { root, textOf } from './markdown.ts';

const rows = textOf('docs/scenarios.md')
  .split('\n')
  .filter((line) => /^\| A\d+ /.test(line))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
const { scripts } = JSON.parse(textOf('package.json'));

/** What a row names and is not there. */
function missing(shown: string): string[] {
  const parts = shown.split('; ');
  return parts.flatMap((part) => {
    const [, script] = /^`npm run ([\w:-]+)`$/.exec(part) ?? [];
    if (script !== undefined) return script in scripts ? [] : [part];
    const [, file = '', tests = ''] = /^`(test\/\S+\.test\.ts)` (".+")$/.exec(part) ?? [];
    if (!existsSync(root + file) || file === '') return [part];
    const text = readFileSync(root + file, 'utf8');
    return tests
      .slice(1, -1)
      .split('", "')
      .filter((name) => !text.includes(`'${name}'`));
  });
}

describe('the scenarios', () => {
  it.each(rows)('%s is shown by tests that are there', (_, ...cells) => {
    expect(cells).toHaveLength(3);
    const shown = cells[2] ?? '';
    if (!shown.startsWith('Cannot occur: ')) expect(missing(shown)).toEqual([]);
  });

  it('are in order, each once', () => {
    const ids = rows.map(([id = '']) => Number(id.slice(1)));
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b));
    expect(ids.length).toBeGreaterThan(10);
  });

  it('that name what is not there are seen', () => {
    expect(missing('`npm run nothing`')).toHaveLength(1);
    expect(missing('`test/readme/nothing.test.ts` "a"')).toHaveLength(1);
    expect(missing('`test/readme/scenarios.test.ts` "are in order, each once", "are nowhere"')).toHaveLength(1);
    expect(missing('some words')).toHaveLength(1);
  });
});
