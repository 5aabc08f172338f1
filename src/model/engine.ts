/** A container as the observing stages see it. */
export interface ContainerState {
  readonly id: string;
  readonly service: string;
  readonly running: boolean;
  readonly exitCode: number | null;
  readonly startedAt: string;
  readonly restarts: number;
  /** Network name → address. */
  readonly addresses: Readonly<Record<string, string>>;
  /** Its networks as the engine made them: an `internal` one has no way in or out, one that does not masquerade no way out. */
  readonly networks: readonly { readonly name: string; readonly internal: boolean; readonly masquerade: boolean }[];
  /** Container ports that the engine publishes on this machine. */
  readonly published: readonly number[];
}

/** One row of `ps` inside a container, ids as the host sees them. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly uid: number;
  readonly command: string;
}

/** The engine as `observe` and `measure` may use it: on containers of one deployment, by service name. */
export interface Engine {
  inspect(service: string): Promise<ContainerState>;
  processes(service: string): Promise<readonly ProcessRow[]>;
  /** All log lines so far, both streams, without control characters, in order. */
  logs(service: string): Promise<readonly string[]>;
  /** Runs a command in the container; output is cut at 64 KiB. */
  exec(service: string, argv: readonly string[]): Promise<{ exitCode: number; output: string }>;
  /** Sends the stop signal, waits the planned grace, then kills. Resolves when it has exited. */
  stop(service: string): Promise<{ exitCode: number; seconds: number }>;
  start(service: string): Promise<void>;
  kill(service: string, signal: string): Promise<void>;
}
