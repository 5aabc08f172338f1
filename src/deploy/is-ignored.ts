import { ignored } from '../model/ignored.ts';

const patterns = ignored.map(
  (glob) =>
    new RegExp(
      `^${glob
        .split('*')
        .map((part) => part.replace(/[.]/g, '\\.'))
        .join('.*')}$`,
      's',
    ),
);

/** True for a file or folder name that never enters a build context. */
export function isIgnored(name: string): boolean {
  return patterns.some((pattern) => pattern.test(name));
}
