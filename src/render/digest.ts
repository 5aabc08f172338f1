import { createHash } from 'node:crypto';
import type { RenderedFile } from '../model/plan.ts';

/** Tells one rendered file from another: its text, and whether it is executable. */
export function digest({ text, executable }: Pick<RenderedFile, 'text' | 'executable'>): string {
  return createHash('sha256')
    .update(executable ? `x${text}` : `-${text}`)
    .digest('hex')
    .slice(0, 16);
}
