import { expect, test } from 'vitest';
import { buildOnce } from '../cli/own-cli.ts';
import { crashpoints } from './crashpoints.ts';

/** `npm run drill:crashpoints` tries all of them. */
const every = 60;

test('a sample of the crash points leaves nothing, harms nothing and hangs nowhere', async () => {
  buildOnce();
  const offset = Math.floor(Date.now() / 1000) % every;
  console.log(`npm run drill:crashpoints -- every=${every} offset=${offset}`);
  const outcomes = await crashpoints({ every, offset });
  const bad = outcomes.filter(({ leaked, harmed, hung, wrong }) => [leaked, harmed, hung, wrong].flat().length > 0);
  expect(bad).toEqual([]);
  expect(outcomes.length).toBeGreaterThan(5);
});
