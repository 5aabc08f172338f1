import type { Framework } from '../../model/component.ts';

/** A front controller in PHP. */
export const php: Framework = {
  kind: 'framework',
  title: 'plain PHP',
  summary: 'A front controller without a framework, or of any that PHP has: Laravel, Symfony, Slim.',
  mode: { provides: { app: [{ interface: 'php' }] } },
  packages: [],
  defaults: { entry: 'index.php' },
  detect: {
    traces: [
      {
        files: ['public/index.php'],
        above: 1,
        entry: '{file}',
        sure: 'likely',
        says: '{file} is a front controller in PHP.',
      },
      { files: ['index.php'], entry: '{file}', sure: 'perhaps', says: '{file} is where PHP begins.' },
    ],
  },
};
