import { existsSync, readFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { join } from 'node:path';

/**
 * @typedef {object} Call
 * @property {string} path
 * @property {'GET' | 'POST' | 'DELETE'} [method]
 * @property {import('node:stream').Readable} [body] sent as a tar
 * @property {number} [quietMs] how long the engine may say nothing; it is never cut off by default
 * @property {AbortSignal} [signal]
 */

/**
 * `reason` is an error code or a sentence.
 * @typedef {{ answers: true } | { answers: false, reason: string }} PingAnswer
 */

/**
 * Does an engine answer at this address?
 * @param {import('./docker-address.mjs').DockerAddress} address
 * @param {number} [quietMs]
 * @returns {Promise<PingAnswer>}
 */
export async function ping(address, quietMs = 2000) {
  try {
    const { status } = await call(address, { path: '/_ping', quietMs, signal: AbortSignal.timeout(quietMs) });
    return status === 200 ? { answers: true } : { answers: false, reason: `it answered ${status}` };
  } catch (error) {
    const { code, name, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (name === 'AbortError' || name === 'TimeoutError')
      return { answers: false, reason: `no answer in ${quietMs} ms` };
    return { answers: false, reason: code ?? message };
  }
}

/**
 * Asks the engine and waits for the whole answer.
 * @param {import('./docker-address.mjs').DockerAddress} address
 * @param {Call} request
 * @returns {Promise<{ status: number, text: string }>} throws when it cannot be reached or goes quiet
 */
export function call(address, { path, method = 'GET', body, quietMs = 0, signal }) {
  return new Promise((resolve, reject) => {
    const options = {
      ...transport(address),
      path,
      method,
      signal,
      headers: body && { 'content-type': 'application/x-tar' },
    };
    const request = (address.tls ? https : http).request(options, (response) => {
      /** @type {Buffer[]} */
      const chunks = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    request.on('error', reject);
    request.setTimeout(quietMs, () => request.destroy(new Error(`the engine said nothing for ${quietMs / 1000} s`)));
    if (body) body.on('error', (error) => request.destroy(error)).pipe(request);
    else request.end();
  });
}

/** @param {import('./docker-address.mjs').DockerAddress} address */
function transport({ socketPath, host, port, tls }) {
  if (socketPath) return { socketPath };
  if (!tls) return { host, port };
  const [ca, cert, key] = ['ca.pem', 'cert.pem', 'key.pem'].map((name) => readIfThere(join(tls.folder, name)));
  return { host, port, ca, cert, key, rejectUnauthorized: tls.verify };
}

/** @param {string} path */
function readIfThere(path) {
  return existsSync(path) ? readFileSync(path) : undefined;
}
