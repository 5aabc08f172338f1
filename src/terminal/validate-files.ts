import { jsonText } from '../lib/json-text.ts';
import { exitCode } from '../model/problem.ts';
import { validate } from '../pipeline/validate.ts';
import type { Session } from './session.ts';

/** Says of each description whether it is fine, and returns the exit code. */
export async function validateFiles(
  request: { files: readonly string[]; json: boolean },
  session: Session,
): Promise<number> {
  const { ok, problems } = await validate(request.files);
  if (request.json) {
    session.print(jsonText({ ok, problems }));
    return exitCode(problems);
  }
  const said = new Set<string>();
  for (const { file, topology, notes } of ok) {
    const news = notes.filter((note) => !said.has(note));
    for (const note of news) said.add(note);
    const known = notes.length - news.length;
    const rest = known > 0 ? [`${known} ${known === 1 ? 'note' : 'notes'} as above`] : [];
    session.print([`${file}  ${topology}`, ...[...news, ...rest].map((note) => `  ${note}`)].join('\n'));
  }
  session.complain(problems);
  return exitCode(problems);
}
