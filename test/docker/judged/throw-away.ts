import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** How a program judged a file: its exit code and all that it said. */
export interface Judgement {
  readonly code: number;
  readonly output: string;
}

/**
 * A checked file may run code: a Python configuration does, uWSGI loads the application. So nothing is there to be taken:
 * no network, no capability, no secret, no way to write but into memory, another user than any stack's.
 */
const alone = [
  ...['--rm', '--network', 'none', '--read-only', '--cap-drop', 'ALL', '--user', '65534:65534'],
  ...['--pids-limit', '64', '--memory', '512m', '--security-opt', 'no-new-privileges'],
  ...['--sysctl', 'net.core.somaxconn=4096'],
];

const runner = `
import json, subprocess, sys
ends = [subprocess.run(argv, stdout=-1, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL) for argv in json.load(sys.stdin)]
print(json.dumps([{"code": end.returncode, "output": end.stdout.decode(errors="replace")} for end in ends]))
`;

/**
 * Runs commands one after the other in a container that is thrown away; `mounts` are folders of this machine by their path
 * in it, read-only, `memory` what may be written to.
 */
export async function throwAway(
  image: string,
  commands: readonly (readonly string[])[],
  { mounts, memory = [] }: { mounts: Readonly<Record<string, string>>; memory?: readonly string[] },
): Promise<readonly Judgement[]> {
  const volumes = Object.entries(mounts).flatMap(([target, folder]) => ['-v', `${folder}:${target}:ro`]);
  const writable = ['/tmp', ...memory].flatMap((target) => ['--tmpfs', `${target}:mode=1777,size=64m`]);
  const args = ['run', '-i', ...alone, ...writable, ...volumes, image, 'python3', '-c', runner];
  const ran = run('docker', args, { maxBuffer: 2 ** 26, timeout: 100_000 });
  ran.child.stdin?.end(JSON.stringify(commands));
  return JSON.parse((await ran).stdout);
}
