import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { run } from './run.mjs';

const policy = '/usr/sbin/policy-rc.d';

/**
 * Installs packages and nothing else: no recommendations, no removals, no service started (that is for the caller).
 * @param {import('./session.mjs').Session} session
 * @param {string[]} packages
 */
export async function aptInstall(session, packages) {
  const quiet = { DEBIAN_FRONTEND: 'noninteractive' };
  const apt = ['apt-get', '-o', 'DPkg::Lock::Timeout=120'];
  await run(session, [...apt, 'update'], quiet);
  // Where an init script cannot start its daemon (containers, small machines), dpkg would call the install a failure.
  const holdServices = !existsSync('/run/systemd/system') && !existsSync(policy);
  try {
    if (holdServices) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755 });
    await run(session, [...apt, 'install', '-y', '--no-install-recommends', '--no-remove', ...packages], quiet);
  } finally {
    if (holdServices) rmSync(policy, { force: true });
  }
}
