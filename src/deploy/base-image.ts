import type Docker from 'dockerode';
import { plainText } from '../lib/plain-text.ts';
import { machineProblem, type ProblemError } from '../model/problem.ts';
import { EngineRefusal } from './engine-refusal.ts';
import { jsonMessages } from './json-messages.ts';
import { patience } from './patience.ts';
import { type Run, step } from './run.ts';
import { statusOf } from './settle.ts';

const QUIET_MS = 20_000;

/** The id of an image by its tag; null when the engine does not have it. */
export async function imageId(docker: Docker, tag: string): Promise<string | null> {
  return docker
    .getImage(tag)
    .inspect()
    .then(
      ({ Id }) => Id,
      (error) => {
        if (statusOf(error) === 404) return null;
        throw error;
      },
    );
}

/** The id of an image that is not ours to build: the engine's, else pulled. */
export async function baseImage(run: Run, tag: string): Promise<string> {
  const found = (await imageId(run.docker, tag)) ?? (await step(run, `pull ${tag}`, () => pull(run, tag)));
  if (!found) throw missing(tag, 'the pull ended without it');
  return found;
}

async function pull(run: Run, tag: string): Promise<string | null> {
  const wait = patience(QUIET_MS, run.signal);
  try {
    const stream = await run.docker.pull(tag, { abortSignal: wait.signal });
    for await (const message of jsonMessages(stream)) {
      wait.heard();
      if (message.error) throw missing(tag, message.error);
    }
  } catch (error) {
    run.signal.throwIfAborted();
    if (wait.ranOut() !== null) throw missing(tag, `nothing came for ${QUIET_MS / 1000} s`, error);
    throw error instanceof EngineRefusal ? missing(tag, error.reason, error) : error;
  } finally {
    wait.end();
  }
  return imageId(run.docker, tag);
}

function missing(tag: string, why: string, cause?: unknown): ProblemError {
  return machineProblem(
    `The base image ${tag} is not here and cannot be pulled: ${plainText(why).trim()}`,
    ["`npm start` in Stackwright's folder makes it from Debian's own archive, without a registry."],
    cause,
  );
}
