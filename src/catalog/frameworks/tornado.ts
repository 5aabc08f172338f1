import { madeBy, madeByFactory } from '../../lib/python-traces.ts';
import type { Framework } from '../../model/component.ts';

const imported = /^(?:from|import) tornado\.web\b/m;

/** Tornado, from Debian's python3-tornado. */
export const tornado: Framework = {
  kind: 'framework',
  title: 'Tornado',
  summary: 'Handlers on an event loop with their own server.',
  mode: { provides: { app: [{ interface: 'tornado' }] } },
  packages: ['python3-tornado'],
  defaults: { entry: 'app:make_app()' },
  detect: {
    traces: [
      { ...madeBy('Application'), texts: [imported, ...madeBy('Application').texts] },
      madeByFactory('Tornado', imported),
    ],
    routes: /\(\s*r?["'](?<path>\/[^"'(){}\\[?*]*)["']\s*,\s*\w+/,
  },
};
