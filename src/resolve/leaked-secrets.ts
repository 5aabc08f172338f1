import type { Description } from '../model/description.ts';
import { ignored } from '../model/ignored.ts';
import type { Finding, Path } from '../model/problem.ts';

/** Files of secrets that lie in the application's folder, from where they would get into its image. */
export function leakedSecrets({ app, listen }: Description): Finding[] {
  const secrets: readonly { path: Path; file: string | undefined }[] = [
    { path: ['app', 'env_file'], file: app.env_file },
    { path: ['listen', 'tls', 'key'], file: listen.tls?.key },
  ];
  return secrets.flatMap(({ path, file }) => {
    if (file === undefined || !lies(file, app.path) || file.split('/').some(isIgnored)) return [];
    return [
      {
        summary: `${file} would get into the image with the application`,
        paths: [path, ['app', 'path']],
        notes: [
          `${app.path === '.' ? 'Give' : `Move it out of ${app.path}, or give`} it a name that never enters an image, such as .env or server.key.`,
        ],
      },
    ];
  });
}

function lies(file: string, folder: string): boolean {
  return folder === '.' || file.startsWith(`${folder}/`);
}

/** True for a name that one of the patterns covers: `*` stands at one end of each. */
function isIgnored(name: string): boolean {
  return ignored.some((glob) => {
    if (glob.startsWith('*')) return name.endsWith(glob.slice(1));
    return glob.endsWith('*') ? name.startsWith(glob.slice(0, -1)) : name === glob;
  });
}
