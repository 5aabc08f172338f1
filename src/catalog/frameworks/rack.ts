import type { Framework } from '../../model/component.ts';

/** A config.ru, as `rackup` runs it. */
export const rack: Framework = {
  kind: 'framework',
  title: 'plain Rack',
  summary: 'A config.ru without a framework, or with any that Ruby has: Rails, Sinatra, Hanami.',
  mode: { provides: { app: [{ interface: 'rack' }] } },
  packages: [],
  defaults: { entry: 'config.ru' },
  detect: {
    traces: [{ files: ['config.ru'], entry: '{file}', sure: 'likely', says: '{file} is a Rack application.' }],
  },
};
