import { createReadStream } from 'node:fs';
import { call } from './engine-api.mjs';

/** @typedef {import('./docker-address.mjs').DockerAddress} DockerAddress */
/** @typedef {{ repository: string, tag: string }} ImageName */

/** The label of an image that the set-up made because none could be pulled. */
export const madeHereLabel = 'org.stackwright.made-here';

/** @param {DockerAddress} address @param {ImageName} image */
export async function imageExists(address, { repository, tag }) {
  const { status, text } = await call(address, { path: `/images/${repository}:${tag}/json`, quietMs: 30_000 });
  if (status !== 200 && status !== 404) throw new Error(`the engine answered ${status}: ${text.trim()}`);
  return status === 200;
}

/**
 * Pulls an image, given up as soon as the engine reports an error or shows no progress for `quietMs`.
 * @param {DockerAddress} address
 * @param {ImageName} image
 * @param {{ quietMs: number, signal?: AbortSignal }} limits
 */
export async function pullImage(address, { repository, tag }, limits) {
  const query = new URLSearchParams({ fromImage: repository, tag });
  refuseErrors(await call(address, { method: 'POST', path: `/images/create?${query}`, ...limits }));
}

/**
 * Makes an image of a tar of a file system, labelled as made here.
 * @param {DockerAddress} address
 * @param {ImageName} image
 * @param {{ tar: string, signal?: AbortSignal }} source
 */
export async function importImage(address, { repository, tag }, { tar, signal }) {
  const message = 'made on this machine by stackwright with mmdebstrap: it could not be pulled';
  const query = new URLSearchParams({ fromSrc: '-', repo: repository, tag, message });
  for (const change of [`LABEL ${madeHereLabel}=mmdebstrap`, 'CMD ["bash"]']) query.append('changes', change);
  const body = createReadStream(tar);
  refuseErrors(await call(address, { method: 'POST', path: `/images/create?${query}`, body, signal }));
}

/** The engine may report an error inside a 200. @param {{ status: number, text: string }} answer */
function refuseErrors({ status, text }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const { error, message } = lines.map(parseLine).find((line) => line.error) ?? parseLine(lines.at(-1) ?? '');
  if (error || status !== 200) throw new Error(error ?? message ?? `the engine answered ${status}`);
}

/** @param {string} line @returns {{ error?: string, message?: string }} */
function parseLine(line) {
  try {
    return JSON.parse(line);
  } catch {
    return { message: line };
  }
}
