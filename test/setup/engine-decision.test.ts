import { describe, expect, test } from 'vitest';
import { decideEngine } from '../../scripts/setup/engine-decision.mjs';

const socket = { url: 'unix:///var/run/docker.sock', saidBy: '' };
const debianRoot = { root: true, debianLike: true, systemd: false, dockerd: false };
const silent = { answers: false as const, reason: 'ENOENT' };

test('an engine that answers is used, whoever asks', () => {
  const machine = { ...debianRoot, root: false, debianLike: false };
  expect(decideEngine(socket, { answers: true }, machine)).toEqual({ action: 'use' });
});

test('root on Debian installs one, or starts the one that is there', () => {
  expect(decideEngine(socket, silent, debianRoot)).toEqual({ action: 'install' });
  expect(decideEngine(socket, silent, { ...debianRoot, dockerd: true })).toEqual({ action: 'start' });
});

describe('refuses and says what to do', () => {
  test.each([
    ['an engine somebody named', { ...socket, saidBy: 'DOCKER_HOST' }, silent, {}, 'DOCKER_HOST gives'],
    ['a socket of another group', socket, { ...silent, reason: 'EACCES' }, { root: false }, 'usermod -aG docker'],
    ['not Debian', socket, silent, { debianLike: false }, 'Install Docker Engine'],
    ['not root', socket, silent, { root: false }, 'sudo apt-get install --no-install-recommends docker.io iptables'],
    ['not root, with systemd', socket, silent, { root: false, systemd: true }, 'sudo systemctl start docker'],
  ])('%s', (_, address, answer, machine, message) => {
    expect(decideEngine(address, answer, { ...debianRoot, ...machine })).toEqual({
      action: 'refuse',
      message: expect.stringContaining(message),
    });
  });

  test('without the packages that are there already', () => {
    const decision = decideEngine(socket, silent, { ...debianRoot, root: false, dockerd: true });
    expect(decision).toMatchObject({ message: expect.not.stringContaining('apt-get') });
  });
});
