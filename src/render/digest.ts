import { sha256 } from '../lib/sha256.ts';
import type { RenderedFile } from '../model/plan.ts';

/** Tells one rendered file from another: its text, and whether it is executable. */
export function digest({ text, executable }: Pick<RenderedFile, 'text' | 'executable'>): string {
  return sha256(executable ? `x${text}` : `-${text}`).slice(0, 16);
}
