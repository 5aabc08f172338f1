import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalog } from '../../../src/catalog/index.ts';
import type { Json } from '../../../src/model/json.ts';
import { tokenOf } from '../../render/escape-run.ts';
import { hostile } from '../../render/hostile.ts';
import { readers } from '../../render/readers.ts';
import { judgeImage } from './judge-image.ts';
import { scripts } from './read-back.ts';
import { throwAway } from './throw-away.ts';

const folder = mkdtempSync(join(tmpdir(), 'stackwright-readers-'));
let image = '';
beforeAll(async () => {
  chmodSync(folder, 0o755);
  image = await judgeImage();
}, 600_000);
afterAll(() => rmSync(folder, { recursive: true }));

const lists = ['supervisor-ini', 'shell'];

/** Some hundred hostile values that a format can write; a list of words where the program reads one. */
function valuesFor(format: keyof typeof catalog.formats): Json[] {
  const arbitrary: fc.Arbitrary<Json> = lists.includes(format)
    ? fc.array(hostile, { minLength: 1, maxLength: 3 })
    : hostile;
  const values = fc.sample(arbitrary, 1500).filter((value) => tokenOf(catalog.formats[format], value) !== null);
  // A command of supervisord's has a first word, and the shell's printf takes the words as they are.
  return values
    .filter((value) => format !== 'supervisor-ini' || (value as string[]).join('').trim() !== '')
    .slice(0, 300);
}

test.each(Object.keys(scripts) as (keyof typeof catalog.formats)[])(
  '%s itself reads what our reader reads',
  async (format) => {
    const values = valuesFor(format);
    expect(values.length).toBeGreaterThan(100);
    const tokens = values.map((value) => catalog.formats[format].escape(value));
    const file = `${format}.json`;
    writeFileSync(join(folder, file), JSON.stringify(tokens), { mode: 0o644 });
    const argv = ['python3', '-c', scripts[format] ?? '', `/values/${file}`];
    const [end] = await throwAway(image, [argv], { mounts: { '/values': folder } });
    const last = end?.output.trim().split('\n').at(-1) ?? '';
    const real: Json[] = last.startsWith('[') ? JSON.parse(last) : [end?.output ?? ''];
    const ours = tokens.map((token, index) => readers[format]?.(token, values[index] ?? null));
    const differ = values.flatMap((value, index) =>
      JSON.stringify(real[index]) === JSON.stringify(ours[index])
        ? []
        : [{ value, token: tokens[index], real: real[index] }],
    );
    expect(differ.slice(0, 5)).toEqual([]);
  },
);
