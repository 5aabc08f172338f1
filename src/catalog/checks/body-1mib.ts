import { echo } from '../../lib/echo.ts';
import { sampleBytes } from '../../lib/sample-bytes.ts';
import { sha256 } from '../../lib/sha256.ts';
import type { Check } from '../../model/check.ts';

const length = 2 ** 20;
const body = () => sampleBytes(length);

/** More than any tier keeps in memory: it goes through the temporary files of the one that buffers. */
export const body1mib: Check = {
  title: 'A body of 1 MiB arrives whole',
  app: 'probe',
  when: 'any',
  inapplicable: ({ settings }) => (settings.bodyBytes < length ? 'bodies of 1 MiB are over the limit' : null),
  observe: async (lab) => {
    const response = await lab.request({ method: 'POST', target: '/echo', body: body() });
    return { status: response.status, length: null, sha256: null, ...echo(response.text)?.body };
  },
  expected: () => ({ status: 200, length, sha256: sha256(body()) }),
};
