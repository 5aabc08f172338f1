import { expect, test } from 'vitest';
import { tellingLines } from '../../src/deploy/telling-lines.ts';

const traceback = (exception: string, frames = 1) => [
  'Traceback (most recent call last):',
  ...Array.from({ length: frames }, (_, frame) => `  File "/srv/app/${frame}.py", line 1, in <module>`),
  exception,
];
const request = '{"tier":"web","id":"1","uri":"/health"}';
const refused = (id: number) => `[crit] 11#11: *${id} connect() to unix:/run/app/app.sock failed`;

test('a short log is told whole, without requests and blank lines', () => {
  expect(tellingLines(['starting', request, '', 'stopped'], 10)).toEqual(['starting', 'stopped']);
});

test('what differs in numbers only is told once, a traceback of each worker too', () => {
  const log = [1, 2, 3].flatMap((worker) => [refused(worker), ...traceback('ImportError: No module named shop')]);
  expect(tellingLines(log, 10)).toEqual([refused(1), ...traceback('ImportError: No module named shop')]);
});

test('the first traceback is told whatever came after it', () => {
  const after = Array.from('abcdefghij', (letter) => `retry ${letter}`);
  const log = ['starting', ...traceback('ImportError: x'), ...after];
  expect(tellingLines(log, 5)).toEqual([...traceback('ImportError: x'), 'retry i', 'retry j']);
});

test('a traceback is told whole where other programs write in between', () => {
  const [first = '', frame = '', exception = ''] = traceback('ImportError: x');
  const [spawned, success] = ['2026-11-20 10:00:00 INFO spawned: app', '2026-11-20 10:00:03 INFO success: app'];
  const log = [spawned, first, '2026-11-20 10:00:01 INFO spawned: app', frame, success, exception];
  expect(tellingLines(log, 10)).toEqual([spawned, first, frame, exception, success]);
});

test('a traceback is told although a line of its own said the exception before', () => {
  expect(tellingLines(['ImportError: x', ...traceback('ImportError: x')], 10).slice(1)).toEqual(
    traceback('ImportError: x'),
  );
});

test('a long traceback keeps the frames nearest to its exception', () => {
  const told = tellingLines(traceback('ImportError: x', 40), 30);
  expect(told).toHaveLength(14);
  expect([told[0], told[1], told[13]]).toEqual(['Traceback (most recent call last):', '  …', 'ImportError: x']);
  expect(told[12]).toContain('/srv/app/39.py');
});
