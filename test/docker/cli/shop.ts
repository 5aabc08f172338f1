import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { stringify } from 'yaml';

type Values = Readonly<Record<string, unknown>> & { readonly name?: string };

/** A small stack in a folder of its own: nginx and Gunicorn, a container each. */
export interface Shop {
  readonly name: string;
  readonly file: string;
  readonly folder: string;
  /** Writes the description anew. */
  describe(changes: Values, app?: Values): void;
}

/** Makes the folder, for as long as the test runs; the changes lie over the description, those of `app` over its app. */
export function shop(changes: Values = {}, app: Values = {}): Shop {
  const folder = mkdtempSync(join(tmpdir(), 'stackwright-shop-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'app'));
  cpSync(new URL('shop.py', import.meta.url), join(folder, 'app/shop.py'));
  const { name = `shop-${process.pid}` } = changes;
  const file = join(folder, 'stack.yaml');
  const describe: Shop['describe'] = (more, ofApp = {}) => {
    const common = { framework: 'wsgi', entry: 'shop:application', health: '/health' };
    const whole = { path: 'app', ...common, volumes: { data: '/var/lib/shop' }, ...ofApp };
    writeFileSync(file, stringify({ name, app: whole, server: 'gunicorn', workers: 1, listen: { port: 0 }, ...more }));
  };
  describe(changes, app);
  return { name, file, folder, describe };
}
