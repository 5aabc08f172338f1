/** The label names by which everything is found again: Docker holds the state. */
export const LABEL = {
  managed: 'stackwright.managed',
  scope: 'stackwright.scope',
  name: 'stackwright.name',
  service: 'stackwright.service',
  /** The `up` that created it; sortable by time. */
  run: 'stackwright.run',
  /** Boot and PID namespace that the owner's id belongs to. */
  host: 'stackwright.host',
  pid: 'stackwright.pid',
  pidStart: 'stackwright.pidstart',
  created: 'stackwright.created',
  /** SHA-256 of everything that decides what a container is: equal means nothing to replace. */
  spec: 'stackwright.spec',
  /** Place in the order of starting. */
  order: 'stackwright.order',
  /** On the front door's container: scheme and container port, `https 8443`. */
  front: 'stackwright.front',
  /** On everything of a run that is never committed: a test's. */
  throwAway: 'stackwright.throwaway',
  /** On a volume that only `down --volumes` removes. */
  data: 'stackwright.data',
  /** On the commit mark: the run that it commits. */
  mark: 'stackwright.mark',
  project: 'com.docker.compose.project',
} as const;

export type Labels = Readonly<Record<string, string>>;

/** A label filter, as the engine's list calls take it. */
export function labelled(labels: Labels): { filters: { label: string[] } } {
  return { filters: { label: Object.entries(labels).map(([name, value]) => `${name}=${value}`) } };
}
