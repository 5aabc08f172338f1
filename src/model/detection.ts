/**
 * What an application of one kind leaves in its folder, by which `init` knows it without running it. In `entry` and
 * `says` `{file}` is the file that was found, below `app.path`, `{module}` its Python module, and `{object}` or any
 * other name a group of `texts`.
 */
export interface Trace {
  /** Names of files, at any depth; `*` is any characters but a slash: `manage.py`, `*.psgi`, `WEB-INF/web.xml`. */
  readonly files: readonly string[];
  /** All of these are in its text; absent: that the file is there will do. */
  readonly texts?: readonly RegExp[];
  /** This is in some file of the folder. */
  readonly elsewhere?: RegExp;
  /** How many folders above the found file the application's begins; absent: none, or where Python imports from. */
  readonly above?: number;
  /** Absent: the framework's usual one. */
  readonly entry?: string;
  /** What the entry is, where the framework has several interfaces. */
  readonly interface?: string;
  /** `surely`: it can be nothing else; `perhaps`: nothing better was found. */
  readonly sure: 'surely' | 'likely' | 'perhaps';
  /** The reason, as a sentence. */
  readonly says: string;
}

/** How `init` knows an application, and what it can tell of one. */
export interface Detection {
  readonly traces: readonly Trace[];
  /** A route of its own without parameters: the group is `path`. */
  readonly routes?: RegExp;
  /** A folder beside the entry that it serves under a prefix, and the web server can serve as well. */
  readonly static?: Readonly<{ prefix: string; folder: string }>;
  /** The host names it answers to, in quotes, in the first group. */
  readonly hosts?: RegExp;
}
