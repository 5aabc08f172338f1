import type { Stack } from '../model/stack.ts';

/** The port inside the container on which the front door answers without TLS and for any Host that the check sends. */
export function frontPort({ description }: Pick<Stack, 'description'>): number {
  return description.listen.tls ? 8079 : 8080;
}
