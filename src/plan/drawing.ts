import type { Address, Stack } from '../model/stack.ts';
import { describe } from './describe.ts';

/** The topology in lines of text, a box for each container. */
export function drawing(stack: Stack): string[] {
  const { listen } = stack.description;
  const way = listen.tls ? `HTTPS ${listen.address}:${listen.tls.port}` : `HTTP ${listen.address}:${listen.port}`;
  const server = `${describe(stack).server} → ${stack.entry.split(':')[0]}`;
  if (!stack.web.stands) return [`client ── ${way} ──▶ [ ${server} ]`];
  const link = linkOf(stack, stack.backends[0].address);
  if (stack.placement === 'separate') return [`client ── ${way} ──▶ [ ${stack.web.title} ] ${link} [ ${server} ]`];
  const watched = stack.supervisor.contribute === null ? '' : `, its processes watched by ${stack.supervisor.title}`;
  return [`client ── ${way} ──▶ [ ${stack.web.title} ${link} ${server} ]`, '', `One container${watched}.`];
}

function linkOf({ protocol }: Stack, address: Address): string {
  if (address.transport === 'memory') return 'with';
  return `── ${protocol.title} over ${address.transport === 'unix' ? address.path : `port ${address.port}`} ──▶`;
}
