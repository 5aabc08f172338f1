/** TCP ports that listen on other than loopback addresses, ascending, from the text of `/proc/net/tcp` and `tcp6`. */
export function openPorts(text: string): number[] {
  const ports = text.split('\n').flatMap((line) => {
    const [, address = '', port = '', state = ''] =
      /^\s*\d+: ([0-9A-F]+):([0-9A-F]{4}) \S+ ([0-9A-F]{2}) /.exec(line) ?? [];
    return state === LISTEN && !isLoopback(address) ? [Number.parseInt(port, 16)] : [];
  });
  return [...new Set(ports)].sort((left, right) => left - right);
}

const LISTEN = '0A';

/** Addresses are words in the machine's byte order: 127.0.0.1 is `0100007F`, perhaps mapped into IPv6; `::1` ends in a one. */
function isLoopback(address: string): boolean {
  return /^(?:0{16}F{4}0{4})?[0-9A-F]{6}7F$/.test(address) || address === `${'0'.repeat(24)}01000000`;
}
