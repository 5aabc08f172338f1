import type { Interface } from '../../model/component.ts';

/** Tornado 6.4's own. */
export const tornado: Interface = {
  kind: 'interface',
  title: 'Tornado',
  summary: 'A `tornado.web.Application`, or a function that makes one.',
  packages: ['python3'],
  environment: { PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' },
  pip: true,
  entry: 'object',
  usualEntry: 'app:make_app()',
  probe: 'stackwright_probe:application',
  usualServer: 'tornado',
};
