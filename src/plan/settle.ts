import type { Description } from '../model/description.ts';
import type { Finding } from '../model/problem.ts';
import type { Choices, Settings, Stack } from '../model/stack.ts';
import { split, tooSmall } from './split.ts';
import { takenNames } from './taken-names.ts';

/** Seconds by which each tier outlasts the one inside it. */
const margin = 5;

/**
 * Choices → Stack: every timeout, buffer, backlog and limit of all tiers, derived here and nowhere else, so that the
 * inner tier gives up before the outer one. What contradicts itself comes back as findings.
 */
export function settle(choices: Choices): { stack: Stack | null; findings: readonly Finding[] } {
  const { description } = choices;
  const findings = [...contradictions(description), ...takenNames(choices), ...tooSmall(choices)];
  if (findings.length > 0) return { stack: null, findings };
  return { stack: { ...choices, settings: settings(choices, requestOf(description)) }, findings };
}

function settings(choices: Choices, requestSeconds: number): Settings {
  const { description } = choices;
  const keepAliveSeconds = description.timeouts.keepalive ?? 15;
  const cpus = description.limits.cpus;
  return {
    requestSeconds,
    upstreamSeconds: requestSeconds + margin,
    connectSeconds: 5,
    headerSeconds: description.timeouts.header ?? 10,
    bodySeconds: description.timeouts.body ?? 10,
    keepAliveSeconds,
    upstreamIdleSeconds: 30,
    serverKeepAliveSeconds: choices.web.stands ? 75 : keepAliveSeconds,
    drainSeconds: requestSeconds,
    stopSeconds: requestSeconds + margin,
    graceSeconds: description.timeouts.stop ?? requestSeconds + 2 * margin,
    bodyBytes: description.body ?? 10 * 2 ** 20,
    // uWSGI's ceiling (a 16-bit length), which is the lowest of all; nginx is told to stay below it.
    headerBytes: 65535,
    backlog: 2048,
    openFiles: 8192,
    connections: 2048,
    webWorkers: cpus === undefined ? 2 : Math.max(1, Math.ceil(cpus)),
    split: split(choices),
  };
}

/** What a description says against itself, whatever its components. */
export function contradictions(description: Description): Finding[] {
  return [...stopTooSoon(description), ...onePort(description)];
}

/** Seconds that a request may take. */
function requestOf({ timeouts }: Description): number {
  return timeouts.request ?? 30;
}

function stopTooSoon(description: Description): Finding[] {
  const { timeouts } = description;
  const requestSeconds = requestOf(description);
  const needed = requestSeconds + 2 * margin;
  if (timeouts.stop === undefined || timeouts.stop >= needed) return [];
  return [
    {
      summary: `a request may take ${requestSeconds}s, but the stack is killed ${timeouts.stop}s after it is told to stop`,
      paths: [['timeouts', 'stop'], ...(timeouts.request === undefined ? [] : [['timeouts', 'request']])],
      notes: [
        `Set stop to ${needed}s or more (request + ${2 * margin}s for the tiers to give up one after the other), or shorten request.`,
      ],
    },
  ];
}

function onePort({ listen }: Description): Finding[] {
  if (listen.port === 0 || listen.port !== listen.tls?.port) return [];
  return [
    {
      summary: `HTTP and HTTPS cannot both be on port ${listen.port}`,
      paths: [
        ['listen', 'port'],
        ['listen', 'tls', 'port'],
      ],
      notes: ['Plain requests are sent on to HTTPS: give them a port of their own, such as 8080 and 8443.'],
    },
  ];
}
