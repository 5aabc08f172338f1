import { expect, test } from 'vitest';
import { isDebianLike, parseOsRelease } from '../../scripts/setup/os-release.mjs';

test.each([
  ['PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n', true],
  ['ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"\n', true],
  ['ID=linuxmint\nID_LIKE="ubuntu debian"\n', true],
  ["ID='fedora'\n", false],
  ['ID="almalinux"\nID_LIKE="rhel centos fedora"\n', false],
  ['', false],
])('%j takes Debian packages: %s', (text, expected) => {
  expect(isDebianLike(parseOsRelease(text))).toBe(expected);
});
