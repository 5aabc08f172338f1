import type { StopSignal } from './component.ts';
import type { Json } from './json.ts';

/**
 * All that will be built and started, as plain JSON: deterministic, no functions, clock, randomness or host paths.
 * Compose is a rendering of it and the engine is driven from it.
 */
export interface Plan {
  readonly name: string;
  /** The rendered folder, relative to the description's. */
  readonly folder: string;
  readonly entry: FrontDoor;
  /** Built in this order. */
  readonly images: readonly ImagePlan[];
  /** Started in this order, stopped in the reverse one. */
  readonly containers: readonly ContainerPlan[];
  readonly networks: readonly NetworkPlan[];
  readonly volumes: readonly VolumePlan[];
  readonly files: readonly FilePlan[];
}

/** Where clients come in and what says that the stack is ready. */
export interface FrontDoor {
  readonly service: string;
  readonly address: string;
  /** Published port; 0: the engine chooses. */
  readonly port: number;
  readonly tlsPort: number | null;
  readonly containerPort: number;
  readonly containerTlsPort: number | null;
  /** A name that the web server serves, for the Host header; null when any will do. */
  readonly host: string | null;
  readonly health: { readonly path: string; readonly status: number };
}

/** A file of the rendered folder: a template and the whole view it is given. */
export interface FilePlan {
  /** Relative to the rendered folder. */
  readonly path: string;
  /** Template name below `templates/`, without `.hbs`. */
  readonly template: string;
  /** Id of the format that escapes its values. */
  readonly format: string;
  readonly view: { readonly [key: string]: Json };
  readonly executable?: boolean;
}

export interface ImagePlan {
  /** `app`, `web` or `stack`: the service it is for. */
  readonly name: string;
  readonly base: string;
  /** Path of its Dockerfile, relative to the rendered folder; its ignore file is beside it. */
  readonly dockerfile: string;
  /**
   * The build context, all paths relative to the description's folder: these files and folders and nothing else.
   * `generated` ones are the rendered files, the others the user's.
   */
  readonly context: { readonly user: readonly string[]; readonly generated: readonly string[] };
}

export interface ContainerPlan {
  /** The Compose service: `stack`, `web`, `app` or `release`. */
  readonly service: string;
  readonly image: string;
  /** Null: the image's own. Argv, never a shell string. */
  readonly command: readonly string[] | null;
  /** Runs once a deployment, before the others, and must end with 0. */
  readonly once: boolean;
  readonly user: string;
  /** The engine's own init (tini) as PID 1. */
  readonly init: boolean;
  readonly environment: Readonly<Record<string, string>>;
  /** Relative to the description's folder. */
  readonly envFile: string | null;
  readonly mounts: readonly MountPlan[];
  readonly networks: readonly string[];
  readonly publish: readonly { readonly containerPort: number; readonly address: string; readonly port: number }[];
  readonly sysctls: Readonly<Record<string, string>>;
  readonly stopSignal: StopSignal;
  readonly stopGraceSeconds: number;
  readonly restart: 'unless-stopped' | 'no';
  readonly memoryBytes: number;
  readonly cpus: number | null;
  readonly pids: number;
  readonly openFiles: number;
  readonly dependsOn: readonly {
    readonly service: string;
    readonly condition: 'service_started' | 'service_healthy' | 'service_completed_successfully';
    /** Joined by a socket alone: both may start at once, and one can be replaced without the other. */
    readonly loose: boolean;
  }[];
  /** False: the image's health check is switched off (a release container, a probe that has none). */
  readonly healthcheck: boolean;
  /** What its log is read with when it fails, as sources of regular expressions. */
  readonly log?: { readonly chatter: string | null; readonly ended: string | null };
  readonly labels: Readonly<Record<string, string>>;
}

export type MountPlan =
  | { readonly type: 'volume'; readonly volume: string; readonly target: string; readonly readOnly: boolean }
  | {
      readonly type: 'tmpfs';
      readonly target: string;
      readonly sizeBytes: number;
      readonly uid: number;
      readonly gid: number;
      readonly mode: string;
    }
  /** A file of the description's folder, mounted read-only (a certificate). */
  | { readonly type: 'bind'; readonly source: string; readonly target: string };

export interface NetworkPlan {
  readonly name: string;
  /** `internal`: no way in or out. `edge`: ports are published on it, but nothing is masqueraded, so there is no way out. `open`: a way out too. `external`: the user's own. */
  readonly kind: 'internal' | 'edge' | 'open' | 'external';
}

export interface VolumePlan {
  readonly name: string;
  /** `data` is the user's and never removed unasked; `sockets` is memory; `collected` is filled anew by each release. */
  readonly kind: 'data' | 'sockets' | 'collected';
}

/** One rendered file. */
export interface RenderedFile {
  /** Relative to the rendered folder. */
  readonly path: string;
  readonly text: string;
  readonly executable: boolean;
}

export type Files = readonly RenderedFile[];
