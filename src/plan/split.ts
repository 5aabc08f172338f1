import type { Finding } from '../model/problem.ts';
import type { Choices, Settings, Share } from '../model/stack.ts';

const MiB = 2 ** 20;

/** What one worker process needs at the least, and what it gets when nobody says. */
const workerBytes = { least: 32 * MiB, usual: 128 * MiB };

/** The web server's own share, without the temp files it may hold in memory. */
const webBytes = 96 * MiB;

/** Splits the whole stack's limits between the tiers. Memory is always limited; processors only when the description says so. */
export function split(choices: Choices): Settings['split'] {
  const { limits } = choices.description;
  const tiers = choices.web.stands ? 2 : 1;
  const web = choices.web.stands ? webBytes + temporaryBytes(choices) : 0;
  const app = 64 * MiB + temporaryBytes(choices) + choices.workers * workerBytes.usual;
  const besides = besidesOf(choices);
  const whole = limits.memory ?? web + app + besides * workerBytes.usual;
  const webCpus = limits.cpus === undefined ? null : tiers === 1 ? 0 : round(limits.cpus / 4);
  const pids = {
    web: choices.web.stands ? 640 : 0,
    app: 64 + choices.workers * (choices.threads + poolThreads(choices)),
  };
  const share = (cpus: number | null, memoryBytes: number, most: number): Share => ({ cpus, memoryBytes, pids: most });
  const inner = limits.cpus === undefined ? null : round(limits.cpus - (webCpus ?? 0));
  // One beside the app server counts as one of its workers.
  const part = choices.workers + besides;
  const besideCpus = inner === null ? null : round(inner / part);
  const besideBytes = limits.memory === undefined ? workerBytes.usual : Math.floor((whole - web) / part);
  return {
    whole: share(limits.cpus ?? null, whole, pids.web + pids.app + besides * besidePids),
    web: share(webCpus, web, pids.web),
    app: share(
      inner === null ? null : round(inner - besides * (besideCpus ?? 0)),
      whole - web - besides * besideBytes,
      pids.app,
    ),
    beside: share(besideCpus, besideBytes, besidePids),
  };
}

/** Processes and threads that one beside the app server may have. */
const besidePids = 128;

/** How many run beside the app server. */
function besidesOf({ description }: Choices): number {
  return Object.keys(description.app.processes).length;
}

/** Threads a worker makes besides its own: an event loop runs what blocks in a pool, Django's even one a request in progress. */
function poolThreads({ server }: Choices): number {
  return server.mode.concurrency > 1 ? 128 : 8;
}

/** Room for request bodies in memory-backed temp files, of each tier: four of the largest and something to spare, at least 64 MiB. */
export function temporaryBytes({ description }: Pick<Choices, 'description'>): number {
  return Math.max(64 * MiB, 4 * (description.body ?? 10 * MiB) + MiB);
}

/** A finding when the memory cannot hold the asked-for workers. */
export function tooSmall(choices: Choices): Finding[] {
  const { limits, workers } = choices.description;
  if (limits.memory === undefined) return [];
  const web = choices.web.stands ? webBytes + temporaryBytes(choices) : 0;
  const body = choices.description.body ?? 10 * MiB;
  const needed = web + body + (choices.workers + besidesOf(choices)) * workerBytes.least;
  if (limits.memory >= needed) return [];
  const processes = choices.workers === 1 ? 'a worker' : `${choices.workers} workers`;
  const auto = workers === 'auto' && choices.workers > 1 ? [`workers is auto, which is ${choices.workers} here.`] : [];
  return [
    {
      summary: `${mebibytes(limits.memory)} cannot hold ${processes}${choices.web.stands ? ` and ${choices.web.title}` : ''}`,
      paths: [['limits', 'memory'], ...(workers === 'auto' ? [] : [['workers']])],
      notes: [
        `It takes at least ${mebibytes(needed)}: ${mebibytes(workerBytes.least)} a worker, ${mebibytes(body)} for a body in it${choices.web.stands ? `, ${mebibytes(web)} for ${choices.web.title} and the bodies it buffers` : ''}.`,
        ...auto,
      ],
    },
  ];
}

function mebibytes(bytes: number): string {
  return `${Math.round(bytes / MiB)} MiB`;
}

function round(cpus: number): number {
  return Math.max(0.05, Math.round(cpus * 100) / 100);
}
