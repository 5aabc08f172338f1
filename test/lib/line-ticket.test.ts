import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { drawTicket, type LineTicket } from '../../src/lib/line-ticket.ts';

let lines = 0;
const newLine = () => `stackwright-line-${process.pid}-${++lines}`;

async function draw(line: string): Promise<LineTicket> {
  const ticket = await drawTicket(line);
  if (ticket === null) throw new Error('no tickets here');
  onTestFinished(ticket.close);
  return ticket;
}

test('who comes later has those before ahead, until they go', async () => {
  const line = newLine();
  const [first, second, third] = [await draw(line), await draw(line), await draw(line)];
  expect([first, second, third].map((ticket) => ticket.ahead())).toEqual([0, 1, 2]);
  second.close();
  await expect.poll(() => third.ahead()).toBe(1);
  first.close();
  await expect.poll(() => third.ahead()).toBe(0);
});

test('lines whose names begin alike are apart', async () => {
  const line = newLine();
  await draw(`${line}-1`);
  await draw(`${line}0`);
  expect((await draw(line)).ahead()).toBeLessThanOrEqual(1);
  expect((await draw(`${line}0`)).ahead()).toBe(1);
});

test('of those who come at once, each has another place', async () => {
  const line = newLine();
  const tickets = await Promise.all(Array.from({ length: 20 }, () => draw(line)));
  const places = tickets.map((ticket) => ticket.ahead());
  expect(places.sort((one, other) => one - other)).toEqual(Array.from({ length: 20 }, (_, place) => place));
});

test('a process that is killed gives its place up', async () => {
  const line = newLine();
  const name = JSON.stringify(`${line}-1`.padEnd(107, '.'));
  const program = `require('net').createServer().listen('\\0' + ${name}, () => console.log('there'))`;
  const other = spawn(process.execPath, ['-e', program]);
  await once(other.stdout, 'data');
  const ticket = await draw(line);
  expect(ticket.ahead()).toBe(1);
  other.kill('SIGKILL');
  await once(other, 'exit');
  expect(ticket.ahead()).toBe(0);
});
