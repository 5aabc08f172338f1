import type { Interface } from '../../model/component.ts';

/** aiohttp 3.11's own. */
export const aiohttp: Interface = {
  kind: 'interface',
  title: 'aiohttp',
  summary: 'An `aiohttp.web.Application`, or a function or coroutine that makes one.',
  packages: ['python3'],
  environment: { PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' },
  pip: true,
  entry: 'object',
  usualEntry: 'app:make_app()',
  probe: 'stackwright_probe:make_app()',
  usualServer: 'aiohttp',
};
