import type { Interface } from '../../model/component.ts';

/** Rack 3.1. */
export const rack: Interface = {
  kind: 'interface',
  title: 'Rack',
  summary: "Ruby's: an object in a config.ru whose `call(env)` answers with status, headers and body.",
  packages: ['ruby', 'ruby-rack'],
  environment: { RACK_ENV: 'production' },
  pip: false,
  entry: 'file',
  usualEntry: 'config.ru',
  usualServer: 'puma',
  probe: 'config.ru',
};
