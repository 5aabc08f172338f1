import { expect, test } from 'vitest';
import { ProblemError } from '../../../src/model/problem.ts';
import { doors } from './lab.ts';

const lab = doors();

const texts = { 'app/broken.py': 'import no_such_module\n\n\ndef application():\n    pass\n' };

const cases = ['uwsgi', 'gunicorn', 'uvicorn', 'hypercorn'].flatMap((server) => [
  { server, web: 'nginx', supervisor: 'supervisord', service: 'stack' },
  { server, web: 'nginx', supervisor: 'none', service: 'app' },
]);
const alone = [
  { server: { name: 'gunicorn', worker: 'gthread' }, web: 'none', supervisor: 'none', service: 'app' },
  { server: 'uvicorn', web: 'none', supervisor: 'none', service: 'app' },
];

test.concurrent.each([...cases, ...alone])('$server, $web, $supervisor: told once, in Python’s words', async (said) => {
  const { service, ...rest } = said;
  const name = `door-import-${JSON.stringify(said.server)
    .replace(/[^a-z]/g, '')
    .slice(0, 12)}-${said.web}-${said.supervisor}`;
  const app = { entry: 'broken:application' };
  const error = await lab.open({ name, ...rest, workers: 2, app }, texts).catch((caught) => caught);
  if (!(error instanceof ProblemError)) throw error;
  const [problem] = error.problems;
  const ended =
    service === 'stack' ? 'app in stack ended \\(exit status [1-9]' : `${service} ended with exit code [1-9]`;
  expect(problem?.summary).toMatch(new RegExp(`^${ended}`));
  const log = problem && 'log' in problem ? (problem.log ?? []) : [];
  expect(log.filter((line) => line.includes("No module named 'no_such_module'"))).toHaveLength(1);
  expect(log.filter((line) => line.includes('Traceback'))).toHaveLength(1);
  expect(await lab.left(name)).toEqual([]);
});
