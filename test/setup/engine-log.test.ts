import { expect, test } from 'vitest';
import { enginesLastWords, stumblesOverNetwork } from '../../scripts/setup/engine-log.mjs';

const chatter = Array.from({ length: 40 }, (_, line) => `level=info msg="step ${line}"`);

test('the end of the log is told', () => {
  const words = enginesLastWords(`${chatter.join('\n')}\nfailed to start daemon: no iptables\n`);
  expect(words.split('\n')).toHaveLength(15);
  expect(words).toMatch(/step 39"\nfailed to start daemon: no iptables$/);
});

test('of a panic its beginning is told, not the deepest calls', () => {
  const trace = Array.from({ length: 40 }, (_, call) => `main.call${call}(...)`);
  const words = enginesLastWords([...chatter, 'panic: out of range', '', 'goroutine 1:', ...trace].join('\n'));
  expect(words).toMatch(/^panic: out of range\n\ngoroutine 1:\nmain\.call0\(/);
});

test('a network that was being removed is told from another panic', () => {
  const panic = 'panic: runtime error: index out of range [0] with length 0\n\ngoroutine 1 [running]:\n';
  const call = 'github.com/docker/libnetwork.(*controller).reservePools(0x56340271fe70?)\n';
  expect(stumblesOverNetwork(chatter.join('\n') + panic + call)).toBe(false);
  expect(stumblesOverNetwork(`${chatter.join('\n')}\n${panic}${call}`)).toBe(true);
  expect(stumblesOverNetwork(`${chatter.join('\n')}\n${panic}main.main()\n`)).toBe(false);
});
