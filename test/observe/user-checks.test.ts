import { afterAll, beforeAll, expect, it } from 'vitest';
import { CheckRequest } from '../../src/model/description.ts';
import { observe } from '../../src/observe/observe.ts';
import { userChecks } from '../../src/observe/user-checks.ts';
import { judge } from '../../src/report/judge.ts';
import { type FakeLab, fakeLab } from '../checks/fake-lab.ts';

let fake: FakeLab;
beforeAll(async () => {
  fake = await fakeLab();
});
afterAll(() => fake[Symbol.asyncDispose]());

const verdict = async (written: unknown) => {
  const checks = userChecks([CheckRequest.parse(written)]);
  const [result] = judge(await observe({ checks, lab: fake.lab, app: 'own', limits: [] }), {} as never).results;
  return result && { check: result.check, title: result.title, verdict: result.verdict, seen: result.seen };
};

it('a check of the description asks for a status', async () => {
  const title = 'GET /ready → 200';
  expect(await verdict({ get: '/ready' })).toEqual({
    check: 'check-1',
    title,
    verdict: 'passed',
    seen: { status: 200 },
  });
  expect(await verdict({ get: '/nothing', status: 404 })).toMatchObject({
    title: 'GET /nothing → 404',
    verdict: 'passed',
  });
  expect(await verdict({ get: '/ready', status: 404 })).toMatchObject({ verdict: 'failed', seen: { status: 200 } });
});

it('a check of the description asks for text', async () => {
  expect(await verdict({ get: '/ready', contains: 'ready' })).toEqual({
    check: 'check-1',
    title: 'GET /ready → 200, contains "ready"',
    verdict: 'passed',
    seen: { status: 200, contains: true },
  });
  expect(await verdict({ get: '/ready', contains: 'steady' })).toMatchObject({
    verdict: 'failed',
    seen: { contains: false },
  });
});

it('a check of the description sends its method, headers and body', async () => {
  const headers = { 'X-Colour': 'green' };
  expect(await verdict({ post: '/echo?a=1', headers, body: 'hello', contains: '"green"' })).toMatchObject({
    verdict: 'passed',
  });
  expect(await verdict({ post: '/echo', body: 'hello', contains: '"length":5' })).toMatchObject({ verdict: 'passed' });
  expect(await verdict({ put: '/echo', contains: '["content-length","0"]' })).toMatchObject({ verdict: 'passed' });
  expect(await verdict({ delete: '/echo', contains: '"DELETE"' })).toMatchObject({ verdict: 'passed' });
  expect(await verdict({ head: '/ready' })).toMatchObject({ title: 'HEAD /ready → 200', verdict: 'passed' });
});

it('checks of the description are numbered', () => {
  expect(Object.keys(userChecks([CheckRequest.parse({ get: '/' }), CheckRequest.parse({ get: '/' })]))).toEqual([
    'check-1',
    'check-2',
  ]);
});
