/** What only a run can know; everything else is in the Plan. */
export interface RunOptions {
  /** The deployment's name: containers are `NAME-SERVICE-1`. */
  readonly name: string;
  /** Who it belongs to: one scope never touches another's. */
  readonly scope: string;
  /** Absolute folder of the description: the build context and the anchor of relative paths. */
  readonly root: string;
  /** The folder that stands in for `app.path` in the build context (the probe app), absolute; null: the user's own. */
  readonly appFolder: string | null;
  /** The `app.path` that `appFolder` stands in for, relative to the root; needed where `appFolder` is given. */
  readonly appPath?: string;
  /** Published port instead of the Plan's: 0 lets the engine choose. */
  readonly port: number | null;
  readonly tlsPort: number | null;
  /** Address to publish at instead of the Plan's. */
  readonly address?: string;
  /** True for `test` and `compare`: never committed, removed at the end with its volumes. */
  readonly throwAway: boolean;
}
