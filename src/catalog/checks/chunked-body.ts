import { echo } from '../../lib/echo.ts';
import { sampleBytes } from '../../lib/sample-bytes.ts';
import { sha256 } from '../../lib/sha256.ts';
import type { Check, Lab } from '../../model/check.ts';

const large = 35_000;
const small = 5;

/** Two sizes, because a web server may know the length of the one that fits its buffer and lose the other. */
export const chunkedBody: Check = {
  title: 'A chunked body arrives whole, a short and a long one',
  app: 'probe',
  when: 'any',
  inapplicable: ({ settings }) => (settings.bodyBytes < large ? 'bodies of 35 kB are over the limit' : null),
  observe: async (lab) => ({ small: await post(lab, small), large: await post(lab, large) }),
  expected: () => ({ small: arrived(small), large: arrived(large) }),
};

async function post(lab: Lab, length: number) {
  const response = await lab.request({ method: 'POST', target: '/echo', body: sampleBytes(length), chunkBytes: 4096 });
  return { status: response.status, length: null, sha256: null, ...echo(response.text)?.body };
}

function arrived(length: number) {
  return { status: 200, length, sha256: sha256(sampleBytes(length)) };
}
