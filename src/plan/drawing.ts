import type { Address, Stack } from '../model/stack.ts';
import { describe } from './describe.ts';

/** The topology in lines of text, a box for each container. */
export function drawing(stack: Stack): string[] {
  const { listen } = stack.description;
  const way = listen.tls ? `HTTPS ${listen.address}:${listen.tls.port}` : `HTTP ${listen.address}:${listen.port}`;
  const socket = endpoint(stack.backends[0].address);
  const server = `${describe(stack).server} → ${stack.entry.split(':')[0]}`;
  if (!stack.web.stands) return [`client ── ${way} ──▶ [ ${server} ]`];
  const link = `── ${stack.protocol.title} over ${socket} ──▶`;
  if (stack.placement === 'separate') return [`client ── ${way} ──▶ [ ${stack.web.title} ] ${link} [ ${server} ]`];
  return [
    `client ── ${way} ──▶ [ ${stack.web.title} ${link} ${server} ]`,
    '',
    `One container, its processes watched by ${stack.supervisor.title}.`,
  ];
}

function endpoint(address: Address): string {
  return address.transport === 'unix' ? address.path : `port ${address.port}`;
}
