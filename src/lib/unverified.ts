interface Part {
  readonly title: string;
  readonly unverified?: string;
}

/** The parts of a stack, as its choices name them. */
interface Parts {
  readonly web: Part;
  readonly server: Part;
  readonly supervisor: Part;
  readonly protocol: Part;
  readonly interface: Part;
  readonly framework: Part | null;
}

/** A sentence for each part that was never started here: `Tengine is not verified: …`. */
export function unverified({ web, server, supervisor, protocol, interface: called, framework }: Parts): string[] {
  return [web, server, supervisor, protocol, called, framework].flatMap((part) =>
    part?.unverified === undefined ? [] : [`${part.title} is not verified: ${part.unverified}`],
  );
}
