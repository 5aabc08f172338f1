import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContainerPlan, Plan } from '../../../src/model/plan.ts';
import type { RunOptions } from '../../../src/model/run-options.ts';

export const BASE = 'debian:trixie-slim';

/** A web server in a few lines of Perl, which the base image has: answers BODY to every request, after DELAY seconds. */
export const server = String.raw`
use IO::Socket::INET;
$| = 1;
$SIG{TERM} = sub { print "bye\n"; exit 0 };
sleep($ENV{DELAY} // 0);
my $socket = IO::Socket::INET->new(LocalPort => $ENV{PORT} // 8080, Listen => 128, ReuseAddr => 1) or die "cannot listen: $!";
print "listening\n";
while (my $client = $socket->accept) {
  my $request = <$client>;
  while (my $line = <$client>) { last if $line =~ /^\r?$/ }
  my $body = $ENV{BODY} // 'hello';
  my $status = $ENV{STATUS} // 200;
  print $client "HTTP/1.1 $status Status\r\nContent-Length: " . length($body) . "\r\nConnection: close\r\n\r\n$body";
  close $client;
}`;

/** A container of the base image with a Perl program, on the network `edge`. */
export function container(service: string, program: string, more: Partial<ContainerPlan> = {}): ContainerPlan {
  return {
    service,
    image: BASE,
    command: ['perl', '-e', program],
    once: false,
    user: '10001:10001',
    init: false,
    environment: {},
    envFile: null,
    mounts: [],
    networks: ['edge'],
    publish: [],
    sysctls: {},
    stopSignal: 'SIGTERM',
    stopGraceSeconds: 5,
    restart: 'unless-stopped',
    memoryBytes: 64 * 2 ** 20,
    cpus: null,
    pids: 32,
    openFiles: 1024,
    dependsOn: [],
    healthcheck: true,
    labels: {},
    ...more,
  };
}

/** The front door's container: it publishes its port 8080 wherever a free port is. */
export function front(program = server, more: Partial<ContainerPlan> = {}): ContainerPlan {
  return container('web', program, { publish: [{ containerPort: 8080, address: '127.0.0.1', port: 0 }], ...more });
}

/** A plan of these containers, the front door at `web`. */
export function planOf(containers: readonly ContainerPlan[], more: Partial<Plan> = {}): Plan {
  return {
    name: 'small',
    folder: 'deploy/small',
    entry: {
      service: 'web',
      address: '127.0.0.1',
      port: 0,
      tlsPort: null,
      containerPort: 8080,
      containerTlsPort: null,
      host: null,
      health: { path: '/', status: 200 },
    },
    images: [],
    containers,
    networks: [{ name: 'edge', kind: 'edge' }],
    volumes: [],
    files: [],
    ...more,
  };
}

/** Options of a run that belongs to this test process alone. */
export function optionsOf(more: Partial<RunOptions> = {}): RunOptions {
  return {
    name: `small-${process.pid}`,
    scope: `deploy-test-${process.pid}`,
    root: mkdtempSync(join(tmpdir(), 'stackwright-root-')),
    appFolder: null,
    port: null,
    tlsPort: null,
    throwAway: false,
    ...more,
  };
}
