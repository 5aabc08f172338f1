import { connect } from '../deploy/connect.ts';
import { holdLease } from '../deploy/lease.ts';
import { up as deploy } from '../deploy/up.ts';
import type { Deployment, OnProgress } from '../model/deployment.ts';
import { filesOf } from './files-of.ts';
import { scopeOf } from './scope-of.ts';
import { settleFile } from './settle-file.ts';

/** What to bring up, and as what. */
export interface UpRequest {
  readonly file: string;
  readonly name?: string;
  readonly port?: number;
  readonly tlsPort?: number;
  /** Address to publish at, instead of `listen.address`. */
  readonly address?: string;
  readonly scope?: string;
  readonly onProgress?: OnProgress;
  readonly signal?: AbortSignal;
}

/** Text → Deployment: builds what is missing, starts, and waits for the front door; on a running stack replaces only what changed. */
export async function up(request: UpRequest): Promise<Deployment> {
  const connection = connect();
  // What is wrong with the description is told first.
  connection.catch(() => {});
  const { stack, root } = await settleFile(request.file);
  const { plan, files } = filesOf(stack);
  const docker = await connection;
  const options = {
    name: request.name ?? stack.name,
    scope: scopeOf(request.scope),
    root,
    appFolder: null,
    appPath: stack.description.app.path,
    port: request.port ?? null,
    tlsPort: request.tlsPort ?? null,
    address: request.address,
    throwAway: false,
  };
  const deployment = deploy({ docker, plan, files, options, onProgress: request.onProgress, signal: request.signal });
  // Starting it takes no time of the run's: the engine has been asked already.
  const lease = holdLease(options.scope);
  return deployment.finally(lease.release);
}
