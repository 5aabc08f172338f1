import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { type Pack, pack } from 'tar-stream';
import type { ContextEntry } from './context-entries.ts';

/**
 * Writes entries as a tar without owners or umask. Without times it is the same bytes for the same content; with them
 * the user's files keep their own, because web servers make Last-Modified and ETag of them.
 */
export function contextTar(entries: readonly ContextEntry[], { times }: { readonly times: boolean }): Pack {
  const tar = pack();
  writeAll(tar, entries, times).catch((error) => tar.destroy(error));
  return tar;
}

async function writeAll(tar: Pack, entries: readonly ContextEntry[], times: boolean): Promise<void> {
  for (const entry of entries) await write(tar, entry, times);
  tar.finalize();
}

function write(tar: Pack, entry: ContextEntry, times: boolean): Promise<void> {
  const mtime = times && entry.type === 'file' ? entry.modified : new Date(0);
  const header = { name: entry.path, mtime, uid: 0, gid: 0 };
  if (entry.type === 'file') {
    const sink = tar.entry({ ...header, mode: fileMode(entry), size: entry.size });
    return pipeline(createReadStream(entry.source), sink);
  }
  return new Promise((resolve, reject) => {
    const done = (error?: Error | null) => (error ? reject(error) : resolve());
    if (entry.type === 'generated') tar.entry({ ...header, mode: fileMode(entry) }, entry.text, done);
    else if (entry.type === 'folder') tar.entry({ ...header, type: 'directory', mode: 0o755 }, done);
    else tar.entry({ ...header, type: 'symlink', linkname: entry.target, mode: 0o777 }, done);
  });
}

const fileMode = (entry: { readonly executable: boolean }) => (entry.executable ? 0o755 : 0o644);
