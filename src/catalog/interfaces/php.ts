import type { Interface } from '../../model/component.ts';

/** PHP 8.4, one front controller. */
export const php: Interface = {
  kind: 'interface',
  title: 'PHP',
  summary: 'A script that is run once a request, whatever its path: the front controller of any framework.',
  packages: ['php8.4-cli'],
  environment: {},
  pip: false,
  entry: 'file',
  usualEntry: 'public/index.php',
  usualServer: 'php-fpm',
  probe: 'index.php',
};
