import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LogLines } from '../../src/deploy/log-lines.ts';

function frame(stream: 1 | 2, text: string | Uint8Array): Buffer {
  const body = Buffer.from(text as string);
  const head = Buffer.from([stream, 0, 0, 0, 0, 0, 0, 0]);
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, body]);
}

function linesOf(...chunks: Buffer[]): string[] {
  const lines = new LogLines();
  return [...chunks.flatMap((chunk) => lines.push(chunk)), ...lines.end()];
}

test('lines of both streams come in the order of their ends', () => {
  expect(linesOf(frame(1, 'out\n'), frame(2, 'err'), frame(1, 'more\nopen'), frame(2, 'or\n'))).toEqual([
    'out',
    'more',
    'error',
    'open',
  ]);
});

test('however the bytes are cut, the lines are the same', () => {
  const whole = Buffer.concat([frame(1, 'grün\nweiß'), frame(2, 'ärger\n'), frame(1, ' €\n\nend')]);
  fc.assert(
    fc.property(fc.array(fc.nat(whole.length)), (cuts) => {
      const at = [0, ...cuts.sort((a, b) => a - b), whole.length];
      const chunks = at.slice(1).map((end, index) => whole.subarray(at[index], end));
      expect(linesOf(...chunks)).toEqual(['grün', 'ärger', 'weiß €', '', 'end']);
    }),
  );
});

test('nothing that a terminal would obey gets through', () => {
  const evil =
    '\u001b[31mred\u001b[0m \u001b]52;c;aGk=\u0007title\u001b]0;x\u001b\\ \rback\u0008\u009b31m bell\u0007 \u202eevil\ttab\u001bc\n';
  expect(linesOf(frame(1, evil))).toEqual(['red title back bell evil\ttab']);
});

test('a line without an end is given in pieces', () => {
  const chunk = frame(1, 'x'.repeat(16 * 1024));
  const lines = new LogLines();
  const given = Array.from({ length: 64 }, () => lines.push(chunk)).flat();
  expect(given.map(({ length }) => length)).toEqual([262144, 262144, 262144, 262144]);
});
