import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const local = /((?:from|import\()\s*['"]\.[^'"]*)\.ts(['"])/g;

/**
 * Writes the declarations of the library's door, and of all that it leads to, into the build. Packages are bundled, so a
 * declaration must not need one: their types become `any`.
 * @param {string} dist the folder of the build
 * @param {string} root the project's folder
 */
export function writeTypes(dist, root) {
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  const draft = mkdtempSync(join(root, 'node_modules/.cache/types-'));
  try {
    // What is wrong with the types is said by the checks, not here.
    const options = [
      '--noEmit',
      'false',
      '--declaration',
      '--emitDeclarationOnly',
      '--rootDir',
      'src',
      '--outDir',
      draft,
    ];
    spawnSync(process.execPath, [join(root, 'node_modules/.bin/tsc'), '-p', 'tsconfig.types.json', ...options], {
      cwd: root,
    });
    copyReachable(draft, join(dist, 'types'));
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

/** @param {string} from @param {string} to */
function copyReachable(from, to) {
  const queue = [join(from, 'index.d.ts')];
  for (const path of queue) {
    const text = readFileSync(path, 'utf8');
    const target = join(to, relative(from, path));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, standAlone(text).replace(local, '$1.js$2'));
    for (const [, name] of text.matchAll(/(?:from|import\()\s*['"](\.[^'"]*)\.(?:ts|js)['"]/g)) {
      const next = join(dirname(path), `${name}.d.ts`);
      if (!queue.includes(next)) queue.push(next);
    }
  }
}

/** @param {string} text a declaration file */
function standAlone(text) {
  if (/from 'zod\/mini'/.test(text)) {
    const names = [...text.matchAll(/^export (?:declare const|type|interface) (\w+)/gm)].map(([, name]) => name);
    return [...new Set(names)].map((name) => `export type ${name} = any;\n`).join('');
  }
  return text.replace(/^import (?:type )?(\w+) from '[^.'][^']*';$/gm, 'type $1 = any;');
}
