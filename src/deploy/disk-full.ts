import { machineProblem, type ProblemError } from '../model/problem.ts';

/** What an engine says when it has no room left, as a problem; null for anything else. */
export function diskFull(message: string, cause?: unknown): ProblemError | null {
  if (!/no space left on device/i.test(message)) return null;
  return machineProblem(
    `The disk of the Docker engine is full: ${message}`,
    [
      'docker system df tells what takes the room.',
      'docker image prune and docker builder prune remove what nothing uses.',
    ],
    cause,
  );
}
