import type { Interface } from '../../model/component.ts';

/** PEP 3333. */
export const wsgi: Interface = {
  kind: 'interface',
  title: 'WSGI',
  summary: 'A Python callable, called once a request: `application(environ, start_response)`.',
  packages: ['python3'],
  environment: { PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' },
  pip: true,
  entry: 'object',
  usualEntry: 'app:application',
  probe: 'stackwright_probe:application',
  usualServer: 'gunicorn',
};
