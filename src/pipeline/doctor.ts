import { catalog } from '../catalog/index.ts';
import { connect } from '../deploy/connect.ts';
import { type DoctorFacts, doctorFacts } from '../deploy/doctor-facts.ts';
import { portHolder } from '../lib/port-holder.ts';
import { ProblemError } from '../model/problem.ts';

/** One thing that running stacks needs, what was found, and what to do when it is missing. */
export interface Diagnosis {
  readonly name: string;
  readonly ok: boolean;
  readonly found: string;
  readonly advice: string | null;
}

const GiB = 2 ** 30;

/** Looks at the engine and the machine; never throws for what it finds. */
export async function doctor(): Promise<readonly Diagnosis[]> {
  const bases = Object.values(catalog.bases).map(({ image }) => image);
  const node = { name: 'Node', ok: true, found: process.version, advice: null };
  try {
    const facts = await doctorFacts(await connect(), bases);
    return [node, ...ofEngine(facts), ...bases.map((base) => ofBase(base, facts)), ofPort(8080)];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const engine = error.problems.map(({ summary, notes }) => ({
      name: 'Engine',
      ok: false,
      found: summary,
      advice: notes.join(' ') || null,
    }));
    return [node, ...engine, ofPort(8080)];
  }
}

function ofEngine(facts: DoctorFacts): Diagnosis[] {
  const { freeBytes } = facts;
  const scarce = freeBytes !== null && freeBytes < 2 * GiB;
  return [
    { name: 'Engine', ok: true, found: facts.version, advice: null },
    { name: 'API', ok: true, found: facts.api, advice: null },
    { name: 'cgroup', ok: true, found: facts.cgroup, advice: null },
    ofLimits(facts),
    { name: 'Storage', ok: true, found: facts.storage, advice: null },
    {
      name: 'Size',
      ok: true,
      found: `${facts.cpus} processors, ${(facts.memoryBytes / GiB).toFixed(1)} GiB memory`,
      advice: null,
    },
    {
      name: 'Disk',
      ok: !scarce,
      found: freeBytes === null ? 'cannot be seen from here' : `${(freeBytes / GiB).toFixed(1)} GiB free`,
      advice: scarce ? 'Images need about 2 GiB: docker image prune removes what nothing uses.' : null,
    },
  ];
}

/** An engine that cannot limit says so in a warning, and starts containers without the limit or not at all. */
function ofLimits({ unlimited }: DoctorFacts): Diagnosis {
  const ok = unlimited.length === 0;
  const found = ok ? 'memory, processes, processors' : `cannot limit ${unlimited.join(', ')}`;
  const advice =
    'The kernel lacks these cgroup controllers: cgroup_enable=memory on its command line, or a delegation.';
  return { name: 'Limits', ok, found, advice: ok ? null : advice };
}

function ofBase(base: string, { bases }: DoctorFacts): Diagnosis {
  const ok = bases.includes(base);
  const advice = ok ? null : 'It is pulled when first needed; without a registry, npm start makes it with mmdebstrap.';
  return { name: 'Base image', ok, found: ok ? base : `${base} is not there`, advice };
}

function ofPort(port: number): Diagnosis {
  const holder = portHolder(port);
  const found = holder === null ? `${port} is free` : `${port} is taken by ${holder}`;
  return {
    name: 'Port',
    ok: true,
    found,
    advice: holder === null ? null : 'Publish on another: stackwright up --port 0 picks a free one.',
  };
}
