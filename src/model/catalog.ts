import type { Check } from './check.ts';
import type { AppServer, Base, Framework, Interface, Protocol, Supervisor, Unserved, WebServer } from './component.ts';
import type { Format } from './format.ts';
import type { Report } from './report.ts';

/** Everything that grows, by id (the file's name). Stages get it as an argument and never import it. */
export interface Catalog {
  readonly bases: Readonly<Record<string, Base>>;
  readonly webServers: Readonly<Record<string, WebServer>>;
  readonly appServers: Readonly<Record<string, AppServer>>;
  readonly supervisors: Readonly<Record<string, Supervisor>>;
  readonly protocols: Readonly<Record<string, Protocol>>;
  readonly interfaces: Readonly<Record<string, Interface>>;
  readonly frameworks: Readonly<Record<string, Framework>>;
  /** What people ask for all the same, by the names they use. */
  readonly unserved: Readonly<Record<string, Unserved>>;
  readonly checks: Readonly<Record<string, Check>>;
  /** Faults put to a running stack, each a check of what it survives. */
  readonly drills: Readonly<Record<string, Check>>;
  readonly formats: Readonly<Record<string, Format>>;
  readonly reports: Readonly<Record<string, ReportFormat>>;
}

/** Writes a report as text: JUnit, JSON, plain lines. */
export interface ReportFormat {
  readonly title: string;
  readonly write: (report: Report) => string;
}
