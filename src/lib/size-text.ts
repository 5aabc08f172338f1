/** Bytes in the largest unit that divides them, as nginx, Compose and tmpfs write sizes: `10m`, `512k`, `1000`. */
export function sizeText(bytes: number): string {
  if (bytes % 2 ** 20 === 0) return `${bytes / 2 ** 20}m`;
  return bytes % 1024 === 0 ? `${bytes / 1024}k` : String(bytes);
}
