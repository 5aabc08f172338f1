import { connect } from '../deploy/connect.ts';
import { sweep } from '../deploy/sweep.ts';
import { ProblemError } from '../model/problem.ts';

/**
 * The engine, cleared of what abandoned runs of this scope had left. That this cannot be done is no reason not to list
 * or stop a stack: an engine that is away says so at the next call.
 */
export async function sweptEngine(scope: string): ReturnType<typeof connect> {
  const docker = await connect();
  await sweep({ docker, scope }).catch((error) => {
    if (!(error instanceof ProblemError)) throw error;
  });
  return docker;
}
