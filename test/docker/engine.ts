import { dockerAddress } from '../../scripts/setup/docker-address.mjs';
import { ping } from '../../scripts/setup/engine-api.mjs';

const address = dockerAddress();
const answer = await ping(address);
if (!answer.answers) {
  throw new Error(
    `These tests need a Docker engine, and none answers at ${address.url} (${answer.reason}). ` +
      'As root on Debian `npm test` and `npm start` install one; elsewhere start yours, or set DOCKER_HOST.',
  );
}
