import type { Description } from './description.ts';
import type { Detection } from './detection.ts';
import type { Json } from './json.ts';
import type { FilePlan, MountPlan } from './plan.ts';
import type { Finding } from './problem.ts';
import type { Choices, Stack } from './stack.ts';

/** One property of an endpoint, or the values it may take, best first. */
export type Facet = string | number | boolean;

/** One way to meet at a joint: `{protocol: 'http', transport: ['unix', 'tcp']}`. A facet that is not named does not constrain. */
export type EndpointRecord = Readonly<Record<string, Facet | readonly Facet[]>>;

/**
 * Where two components meet. `front`: web server and what the description asks of it (`static`, `hosts`, `tls`, `trusted`, `lua`);
 * `backend`: web server and app server; `app`: app server and application; `process`: supervisor and server.
 */
export type Joint = 'front' | 'backend' | 'app' | 'process';

export type Endpoints = Readonly<Partial<Record<Joint, readonly EndpointRecord[]>>>;

/** What a component offers to the tier before it and needs from the tier behind it, best record first. */
export interface Mode {
  readonly provides?: Endpoints;
  readonly consumes?: Endpoints;
}

/** A real limit of a pairing that no setting lifts: shown by the catalog, expected exactly by the checks. */
export interface Limit {
  /** Facets of the chosen stack that it concerns: `{web: 'apache', protocol: 'uwsgi'}`. */
  readonly concerns: Readonly<Record<string, Facet | readonly Facet[]>>;
  /** What happens, in one sentence. */
  readonly says: string;
  /** Where that is stated or was seen. */
  readonly source: string;
  /** What a check sees instead of what it would expect: check id → the observed values that differ. */
  readonly expect?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
}

interface Entry {
  /** The product's own name. */
  readonly title: string;
  /** One sentence for the components table. */
  readonly summary: string;
  /** Why it was never started here, in a sentence: it is rendered all the same, and said to be not verified. */
  readonly unverified?: string;
  readonly limits?: readonly Limit[];
  /** Last resort for what is not a facet. */
  readonly refine?: (choices: Choices) => Finding[];
}

/** How a program writes its own log, which nobody else can know. */
export interface LogLines {
  /** Lines that somebody has to look at. */
  readonly errors: RegExp;
  /** Of these, what is wrong with a request and no error of the stack. */
  readonly harmless?: RegExp;
  /** Of these, the web server's word that the app does not listen. */
  readonly unready?: RegExp;
  /** Lines of every start, which tell nothing of one that fails. */
  readonly chatter?: RegExp;
  /** When a line was written (UTC), as Date.parse takes it; null where it does not say. JSON lines have it in `time`. */
  readonly time?: (line: string) => string | null;
}

/** What a component adds to the container it runs in. */
export interface Contribution {
  readonly packages: readonly string[];
  readonly files: readonly FilePlan[];
  /** Of an app server: one for each of the stack's backends, by their names. */
  readonly processes: readonly ProcessPlan[];
  readonly mounts?: readonly MountPlan[];
  /** Of an app server that is a module of the web server: what it adds to that one's configuration. */
  readonly inside?: Inside;
  /** Of an app server that runs files: the one that the web server has to name as SCRIPT_FILENAME. */
  readonly script?: string;
}

/** Modules to load, and templates that the web server's has places for: for the whole server, and for each virtual host. */
export interface Inside {
  readonly modules: readonly string[];
  readonly server: string;
  readonly host: string;
  readonly view: FilePlan['view'];
}

/** One long-running program. Signals are the graceful ones: a request in flight is finished. */
export interface ProcessPlan {
  readonly name: string;
  readonly argv: readonly string[];
  readonly stopSignal: StopSignal;
  /** True when the program, as PID 1, leaves signals or dead children unhandled. */
  readonly needsInit: boolean;
}

/** Every signal by which some program is asked to go. */
export type StopSignal = 'SIGHUP' | 'SIGINT' | 'SIGQUIT' | 'SIGTERM' | 'SIGUSR1' | 'SIGUSR2' | 'SIGWINCH';

export interface WebServer extends Entry {
  readonly kind: 'web-server';
  readonly mode: Mode;
  readonly log?: LogLines;
  /** False for `none`: the app server faces the client. */
  readonly stands: boolean;
  /** Whether it may or must come in an image that the description names, instead of Debian's packages. */
  readonly ownImage?: 'may' | 'must';
  readonly contribute: (stack: Stack) => Contribution;
  /** What an operator types in this deployment to have the configuration tested. */
  readonly operate: Readonly<{ test: readonly string[] }> | null;
}

export interface ServerMode extends Mode {
  /** How many threads a worker may have; absent when the mode has none. */
  readonly threads?: { readonly default: number };
  /** Requests one worker can have in progress when it has no threads. */
  readonly concurrency: number;
  /** True when the server is one process: several workers are several servers, which the web server balances. */
  readonly single?: boolean;
  /** Whether the server itself ends a request that takes longer than `timeouts.request`. */
  readonly endsRequests: boolean;
}

export interface AppServer extends Entry {
  readonly kind: 'app-server';
  /** Worker models by the server's own names; the first is the default. */
  readonly modes: Readonly<Record<string, ServerMode>>;
  readonly log?: LogLines;
  readonly contribute: (stack: Stack) => Contribution;
  /** How its worker processes show in `ps`: those whose command line matches, less `masters` of them. */
  readonly workerProcesses: (stack: Stack) => { readonly match: string; readonly masters: number };
}

export interface Supervisor extends Entry {
  readonly kind: 'supervisor';
  /** How it logs that a program ended: the groups are `program` and `how`. */
  readonly log?: { readonly ended: RegExp };
  /** Places processes as another supervisor does: the matrix runs each server under it once, not each pairing. */
  readonly sampled?: boolean;
  /** Every container has the engine's init, also where no process needs one. */
  readonly init?: boolean;
  readonly mode: Mode;
  /** Given all processes of a shared container; null when every process is its container's own. */
  readonly contribute:
    | ((stack: Stack, processes: readonly ProcessPlan[]) => Contribution & { readonly entrypoint: readonly string[] })
    | null;
}

/** What an application is to the server that calls it: WSGI, ASGI, PSGI, Rack. */
export interface Interface extends Entry {
  readonly kind: 'interface';
  /** Debian packages that run its language. */
  readonly packages: readonly string[];
  /** Of every image with an application of its language. */
  readonly environment: Readonly<Record<string, string>>;
  /** Whether `app.requirements` can be installed for it. */
  readonly pip: boolean;
  /** What `app.entry` names: `module:object` of Python, or a file below `app.path`. */
  readonly entry: 'object' | 'file';
  /** As people write it. */
  readonly usualEntry: string;
  /** The entry of the probe app in `templates/probe/<id>`. */
  readonly probe: string;
  /** Id of the app server that `init` proposes for it where the application names none; absent: the first that fits. */
  readonly usualServer?: string;
}

export interface Framework extends Entry {
  readonly kind: 'framework';
  readonly mode: Mode;
  readonly packages: readonly string[];
  /** Used where the description does not say. */
  readonly defaults: Readonly<{ entry?: Description['app']['entry'] }>;
  readonly detect?: Detection;
}

export interface Protocol extends Entry {
  readonly kind: 'protocol';
  /** True when whoever can reach the port can run code: only a unix socket or an internal network will do. */
  readonly trusting: boolean;
}

/** A name of the field that no stack can be made with: refused with the reason and with what does its work. */
export interface Unserved {
  readonly kind: 'unserved';
  readonly title: string;
  /** Why, in a sentence or two. */
  readonly why: string;
  /** What does its work here, the nearest first, as a description says it: `web: apache`. */
  readonly instead: readonly string[];
}

/** A Debian suite to build on. */
export interface Base extends Entry {
  readonly kind: 'base';
  readonly image: string;
  /** Where the suite's Python lives. */
  readonly python: string;
}
