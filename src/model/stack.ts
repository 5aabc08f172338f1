import type {
  AppServer,
  Base,
  Facet,
  Framework,
  Interface,
  Protocol,
  ServerMode,
  Supervisor,
  WebServer,
} from './component.ts';
import type { Description } from './description.ts';

/** A unix socket's path, or a host and port, as the web server dials it; `memory`: there is nothing to dial. */
export type Address =
  | { readonly transport: 'memory' }
  | { readonly transport: 'unix'; readonly path: string }
  | { readonly transport: 'tcp'; readonly host: string; readonly port: number };

/** An endpoint of the app server, as the web server dials it and as the app server listens. */
export interface Backend {
  /** Of the process that answers, and of its container where it has one of its own: `app`, or `app-1`, `app-2`. */
  readonly name: string;
  readonly address: Address;
  readonly listening: Address;
}

/** A description with every component chosen; made by `resolve` alone. */
export interface Choices {
  readonly name: string;
  /** The rendered folder, relative to the description's. */
  readonly folder: string;
  readonly description: Description;
  readonly base: Base;
  readonly web: WebServer & { readonly id: string };
  readonly server: AppServer & { readonly id: string; readonly mode: ServerMode; readonly worker: string };
  readonly supervisor: Supervisor & { readonly id: string };
  readonly framework: (Framework & { readonly id: string }) | null;
  readonly protocol: Protocol & { readonly id: string };
  readonly interface: Interface & { readonly id: string };
  readonly transport: string;
  /** `shared`: all in one container; `separate`: one container a process. */
  readonly placement: 'shared' | 'separate';
  /** One, or as many as there are workers where the server runs as one process. */
  readonly backends: readonly [Backend, ...Backend[]];
  /** The Python to run, of the virtual environment where there is one. */
  readonly python: string;
  /** All that web server and app server agreed on, protocol and transport among it. */
  readonly link: Readonly<Record<string, Facet>>;
  /** Where the application stands, in its interface's way: `module:object`, or a file below `app.path`. */
  readonly entry: string;
  /** Processes of all backends together, and threads of each (1 where the mode has none). */
  readonly workers: number;
  readonly threads: number;
  /** What clients meet. Paths are those in the web server's container. */
  readonly front: {
    /** A name that is served; null when any is. */
    readonly host: string | null;
    /** `port`: the one that a redirect has to name; null for HTTPS's own. */
    readonly tls: { readonly certificate: string; readonly key: string; readonly port: number | null } | null;
    /** URL prefixes and the folders they show, both with a slash at the end. */
    readonly statics: readonly { readonly prefix: string; readonly folder: string }[];
    /** A script that the web server runs for each request before it goes to the app. */
    readonly lua: string | null;
  };
  readonly health: { readonly path: string; readonly status: number };
}

/** Choices with the numbers that all tiers agree on: nothing behind this type decides what to run, only how to say it. */
export interface Stack extends Choices {
  readonly settings: Settings;
}

/** Every number that tiers must agree on, derived in one place. Seconds and bytes. */
export interface Settings {
  /** A request may take this long; the app server ends it then. */
  readonly requestSeconds: number;
  /** The web server gives up after the app server did. */
  readonly upstreamSeconds: number;
  readonly connectSeconds: number;
  /** The client's header, body and reading pace. */
  readonly headerSeconds: number;
  readonly bodySeconds: number;
  readonly keepAliveSeconds: number;
  /** The web server drops an idle upstream connection before the app server does. */
  readonly upstreamIdleSeconds: number;
  readonly serverKeepAliveSeconds: number;
  /** On stop: the app server finishes requests, its supervisor waits, the engine waits. Each is longer than the one before. */
  readonly drainSeconds: number;
  readonly stopSeconds: number;
  readonly graceSeconds: number;
  readonly bodyBytes: number;
  /** Largest request header block that every tier takes. */
  readonly headerBytes: number;
  readonly backlog: number;
  readonly openFiles: number;
  /** Client connections the web server holds, over all its workers. */
  readonly connections: number;
  readonly webWorkers: number;
  /** The split of the whole stack's limits; cpus null when unlimited. */
  readonly split: {
    readonly web: Share;
    readonly app: Share;
    /** Of each process beside the app server. */
    readonly beside: Share;
    readonly whole: Share;
  };
}

export interface Share {
  readonly cpus: number | null;
  readonly memoryBytes: number;
  readonly pids: number;
}
