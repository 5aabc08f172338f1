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
  for (const { file, topology, notes } of ok) {
    session.print([`${file}  ${topology}`, ...notes.map((note) => `  ${note}`)].join('\n'));
  }
  session.complain(problems);
  return exitCode(problems);
}
