import { expect, test } from 'vitest';
import { catalogIndex } from '../../scripts/catalog-index.mjs';

test('imports every entry under its shelf’s name and lists it under its file’s', () => {
  const text = catalogIndex([
    { shelf: 'app-servers', ids: ['gunicorn', 'mod-wsgi', 'uwsgi'] },
    { shelf: 'protocols', ids: ['uwsgi'] },
    { shelf: 'reports', ids: [] },
  ]);
  expect(text).toBe(`// Generated from the folders beside it by \`npm run generate\`: do not edit.
import type { Catalog } from '../model/catalog.ts';
import { gunicorn as appServersGunicorn } from './app-servers/gunicorn.ts';
import { modWsgi as appServersModWsgi } from './app-servers/mod-wsgi.ts';
import { uwsgi as appServersUwsgi } from './app-servers/uwsgi.ts';
import { uwsgi as protocolsUwsgi } from './protocols/uwsgi.ts';

/** Everything that grows, by shelf and id. */
export const catalog = {
  appServers: {
    gunicorn: appServersGunicorn,
    'mod-wsgi': appServersModWsgi,
    uwsgi: appServersUwsgi,
  },
  protocols: {
    uwsgi: protocolsUwsgi,
  },
  reports: {},
} satisfies Catalog;
`);
});
