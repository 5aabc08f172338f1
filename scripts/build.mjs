import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { buildIsFresh, stampName } from './freshness.mjs';
import { generate } from './generate.mjs';
import { leaveOut } from './leave-out.mjs';
import { writeManifest } from './manifest.mjs';
import { writeNotices } from './notices.mjs';
import { root } from './setup/session.mjs';
import { writeTypes } from './types.mjs';

/**
 * For BuildKit sessions, engines over ssh and contexts from folders, none of which Stackwright asks dockerode for, and for
 * what oclif does while a command line is developed.
 */
const unused = [
  '@grpc/grpc-js',
  '@grpc/proto-loader',
  'protobufjs',
  'ssh2',
  'tar-fs',
  '@balena/dockerignore',
  'semver',
  'typescript',
];

/** What bundled CommonJS needs to load Node's own modules; making it takes time. */
const requireLine = "import { createRequire } from 'node:module';\nconst require = createRequire(import.meta.url);";

if (process.argv.includes('--force') || !buildIsFresh(root)) await buildDist();

/** Builds into a folder beside dist/ and puts it in its place only when it is whole. */
async function buildDist() {
  await generate();
  const begun = new Date();
  const draft = join(root, `.dist-${process.pid}`);
  try {
    await bundle(draft);
    await writeManifest(draft, root);
    writeTypes(draft, root);
    writeFileSync(join(draft, stampName), '');
    utimesSync(join(draft, stampName), begun, begun);
    replaceDist(draft);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/**
 * A folder cannot be renamed over another, and a build beside this one may put its own there in between.
 * @param {string} draft
 */
function replaceDist(draft) {
  const dist = join(root, 'dist');
  const former = `${draft}-former`;
  for (let attempt = 1; existsSync(draft); attempt += 1) {
    try {
      if (existsSync(dist)) renameSync(dist, former);
      renameSync(draft, dist);
    } catch (error) {
      if (attempt === 5) throw error;
    } finally {
      rmSync(former, { recursive: true, force: true });
    }
  }
}

/**
 * Everything is bundled: one file loads sooner than a hundred, what is not used falls away, and what is installed is what was tested.
 * @param {string} outdir
 */
async function bundle(outdir) {
  mkdirSync(outdir);
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: entryPoints(),
    outbase: 'src',
    outdir,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    metafile: true,
    // Its CommonJS build, which Node would take, is kept whole.
    alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
    plugins: [leaveOut(unused)],
    write: false,
    logLevel: 'warning',
  });
  for (const { path, text } of outputFiles) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, /\brequire\b/.test(text) ? `${requireLine}\n${text}` : text);
  }
  writeNotices(outdir, root, metafile);
}

/** The dispatcher, the library's door, and every oclif command: oclif finds commands by their path. */
function entryPoints() {
  const doors = ['src/cli.ts', 'src/index.ts'].filter((path) => existsSync(join(root, path)));
  const commands = join(root, 'src/commands');
  if (!existsSync(commands)) return doors;
  const files = readdirSync(commands, { recursive: true, encoding: 'utf8' });
  return [...doors, ...files.filter((path) => path.endsWith('.ts')).map((path) => `src/commands/${path}`)];
}
