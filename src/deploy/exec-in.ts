import type Docker from 'dockerode';
import { machineProblem } from '../model/problem.ts';
import { LogLines } from './log-lines.ts';

const EXEC_MS = 60_000;
const OUTPUT_BYTES = 64 * 1024;

/** Runs a command in a container to its end; output of both streams, cut at 64 KiB. */
export async function execIn(
  docker: Docker,
  id: string,
  argv: readonly string[],
): Promise<{ exitCode: number; output: string }> {
  const abortSignal = AbortSignal.timeout(EXEC_MS);
  const exec = await docker.getContainer(id).exec({ Cmd: [...argv], AttachStdout: true, AttachStderr: true });
  try {
    const output = await collect(
      await exec.start({ Detach: false, Tty: false, abortSignal } as Docker.ExecStartOptions),
    );
    const { ExitCode, Running } = await exec.inspect();
    if (Running || ExitCode === null)
      throw machineProblem(`The Docker engine lost the connection to ${argv[0]} in a container.`);
    return { exitCode: ExitCode, output };
  } catch (error) {
    if (abortSignal.aborted)
      throw machineProblem(`${argv.join(' ')} did not end within ${EXEC_MS / 1000} s in its container.`, [], error);
    throw error;
  }
}

async function collect(stream: NodeJS.ReadableStream): Promise<string> {
  const lines = new LogLines();
  let output = '';
  const take = (more: readonly string[]) => {
    if (output.length < OUTPUT_BYTES) output += more.map((line) => `${line}\n`).join('');
  };
  for await (const chunk of stream) take(lines.push(chunk as Buffer));
  take(lines.end());
  return output.slice(0, OUTPUT_BYTES);
}
