import { cgiRun } from '../../lib/cgi-run.ts';
import type { AppServer } from '../../model/component.ts';

/** No server between: the web server runs the program itself. */
export const cgi: AppServer = {
  kind: 'app-server',
  title: 'CGI',
  summary: 'No server: the web server starts the application once for each request.',
  modes: {
    process: {
      provides: {
        backend: [{ protocol: 'cgi', transport: 'memory', peer: 'front', keep: false, upgrade: false }],
      },
      consumes: { app: [{ interface: 'cgi' }], process: [{ placement: ['shared', 'separate'] }] },
      concurrency: 1,
      endsRequests: true,
    },
  },
  workerProcesses: () => ({ match: '^timeout .*/srv/app/', masters: 0 }),
  contribute: (stack) => {
    const { script, file } = cgiRun(stack);
    return { packages: [], files: [file], processes: [], script };
  },
  limits: [
    {
      concerns: {},
      says: 'There is a process for each request and none between requests: workers tells what memory is for, and bounds nothing.',
      source: 'RFC 3875, 3.4; httpd documentation, mod_cgid',
      expect: { workers: { workers: 0 } },
    },
  ],
};
