import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const folder = join(import.meta.dirname, 'apps');

/** Small applications that nobody has prepared for Stackwright, by the names of their folders. */
export const apps: readonly string[] = readdirSync(folder).sort();

/** A copy of one, in a folder of its name, for as long as the test runs. */
export function appCopy(name: string): string {
  const place = mkdtempSync(join(tmpdir(), 'stackwright-init-'));
  onTestFinished(() => rmSync(place, { recursive: true, force: true }));
  cpSync(join(folder, name), join(place, name), { recursive: true });
  return join(place, name);
}
