import type { Report, Result } from '../../src/model/report.ts';
import { summarise } from '../../src/report/summarise.ts';

const result = { seconds: 0.0251, seen: {}, expected: {}, differs: [], note: null };

const results: readonly Result[] = [
  { ...result, check: 'home', title: 'Answers GET /', verdict: 'passed' },
  { ...result, check: 'encoded-slash', title: 'Keeps %2F', verdict: 'passed', note: 'Apache answers 404' },
  {
    ...result,
    check: 'scheme',
    title: 'Tells <the> "scheme" & host',
    verdict: 'failed',
    seen: { scheme: 'http', hosts: ['a\u001b[31m', ']]>'], status: 200 },
    expected: { scheme: 'https', hosts: { $contains: 'b' }, status: { $oneOf: [200, 204] } },
    differs: ['scheme', 'hosts'],
  },
  { ...result, check: 'drain', title: 'Drains', verdict: 'broken', note: 'Error: socket\nhang up\u0000' },
  { ...result, check: 'restart', title: 'Restarts', verdict: 'skipped', note: 'the stack is gone' },
  { ...result, check: 'tls', title: 'Speaks TLS', verdict: 'inapplicable', note: 'listen.tls is not set' },
];

const stack = {
  file: 'stacks/demo/stack.yaml',
  topology: 'nginx → uwsgi/unix → uWSGI prefork ×4',
  seconds: 12.3456,
  upSeconds: 4.2,
};

/** A report with every verdict, a stack that did not start and one that passed. */
export const sampleReport: Report = summarise([
  { ...stack, name: 'demo', results, problems: [] },
  {
    ...stack,
    name: 'sick',
    results: [],
    upSeconds: null,
    problems: [
      {
        kind: 'stack',
        summary: 'app ended with 1',
        notes: ['Its last lines:'],
        log: ["ImportError: No module named 'x'"],
      },
    ],
  },
  { ...stack, name: 'fine', results: results.slice(0, 1), problems: [] },
]);
