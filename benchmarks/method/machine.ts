import { cpus, totalmem } from 'node:os';
import { connect } from '../../src/deploy/connect.ts';

/** What this machine is, for the record. */
export async function machine(): Promise<Record<string, string>> {
  const processors = cpus();
  return {
    processors: `${processors.length} × ${processors[0]?.model.trim() || 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${process.platform} ${process.arch}`,
    Node: process.versions.node,
    'Docker engine': await engineVersion(),
  };
}

async function engineVersion(): Promise<string> {
  try {
    return (await (await connect()).version()).Version;
  } catch {
    return 'none';
  }
}
