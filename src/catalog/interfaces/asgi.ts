import type { Interface } from '../../model/component.ts';

/** ASGI 3. */
export const asgi: Interface = {
  kind: 'interface',
  title: 'ASGI',
  summary: 'A Python coroutine of scope, receive and send: requests, streams and WebSocket.',
  packages: ['python3'],
  environment: { PYTHONUNBUFFERED: '1', PYTHONDONTWRITEBYTECODE: '1' },
  pip: true,
  entry: 'object',
  usualEntry: 'app:application',
  probe: 'stackwright_probe:application',
  usualServer: 'uvicorn',
};
