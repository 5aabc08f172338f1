import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { Transform, pipeline as through } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { plainText } from '../lib/plain-text.ts';
import { sha256 } from '../lib/sha256.ts';
import type { ImagePlan } from '../model/plan.ts';
import { machineProblem, type ProblemError, stackProblem } from '../model/problem.ts';
import { baseImage, imageId } from './base-image.ts';
import { type ContextEntry, contextEntries } from './context-entries.ts';
import { contextTar } from './context-tar.ts';
import { diskFull } from './disk-full.ts';
import { EngineRefusal } from './engine-refusal.ts';
import { jsonMessages } from './json-messages.ts';
import { LABEL } from './labels.ts';
import { patience } from './patience.ts';
import { type Run, step } from './run.ts';
import { deadlineOf } from './with-deadlines.ts';

/** An image that the engine has. */
export interface Image {
  readonly tag: string;
  readonly id: string;
}

/** What an image is made of, but for its base. */
export interface ImageContext {
  readonly image: ImagePlan;
  readonly dockerfile: string;
  readonly entries: readonly ContextEntry[];
  /** SHA-256 of all of it. */
  readonly digest: string;
}

interface Build extends ImageContext {
  readonly tag: string;
}

const QUIET_MS = 300_000;
const LOG_LINES = 20;
const LONGEST_LINE = 2 ** 16;

/** One build at a time for each tag: the second of two equal ones finds the image made. */
const underWay = new Map<string, Promise<unknown>>();

/** Reads the context of an image; the engine is not asked. */
export async function imageContext({ plan, files, options }: Run, image: ImagePlan): Promise<ImageContext> {
  const entries = await contextEntries({ image, folder: plan.folder, files, options });
  const dockerfile = posix.join(plan.folder, image.dockerfile);
  const digest = createHash('sha256').update(`${dockerfile}\n`);
  await pipeline(contextTar(entries, { times: false }), digest);
  return { image, dockerfile, entries, digest: digest.digest('hex') };
}

/** Finds or builds an image; its tag is a digest of its context and base, so that nothing is built twice. */
export async function buildImage(run: Run, context: ImageContext): Promise<Image> {
  const base = await baseImage(run, context.image.base);
  const tag = `stackwright/${context.image.name}:${sha256(`${base} ${context.digest}`).slice(0, 12)}`;
  const turn = (underWay.get(tag) ?? Promise.resolve())
    .catch(() => {})
    .then(() => findOrBuild(run, { ...context, tag }));
  underWay.set(tag, turn);
  return turn.finally(() => underWay.get(tag) === turn && underWay.delete(tag));
}

async function findOrBuild(run: Run, build: Build): Promise<Image> {
  const { image } = build;
  const found = await imageId(run.docker, build.tag);
  if (found) return { tag: build.tag, id: found };
  await step(run, `build ${image.name}`, () => send(run, build));
  const id = await imageId(run.docker, build.tag);
  if (!id)
    throw machineProblem(`The Docker engine ended the build of ${image.name} without an image and without a word.`);
  return { tag: build.tag, id };
}

async function send(run: Run, { image, tag, dockerfile, entries }: Build): Promise<void> {
  // The engine has to say something as soon as it has the context; what it runs then may be silent for long.
  const wait = patience(deadlineOf(run.docker), run.signal);
  const labels = { [LABEL.managed]: 'true', [LABEL.scope]: run.options.scope };
  const options = { t: tag, dockerfile, labels, rm: true, forcerm: true, abortSignal: wait.signal };
  try {
    const output = await run.docker.buildImage(sent(entries, wait.heard), options);
    await watch(output, image.name, () => wait.heard(QUIET_MS));
  } catch (error) {
    run.signal.throwIfAborted();
    const silenceMs = wait.ranOut();
    if (silenceMs !== null) throw silent(image.name, silenceMs);
    if (!(error instanceof EngineRefusal)) throw error;
    const full = diskFull(error.reason, error);
    // What the engine finds wrong with the Dockerfile; anything else is its own trouble.
    throw (
      full ??
      (error.statusCode < 500 ? stackProblem(`The image ${image.name} cannot be built: ${error.reason}`) : error)
    );
  } finally {
    wait.end();
  }
}

/** The context on its way; each part that the engine takes is a word from it. */
function sent(entries: readonly ContextEntry[], heard: () => void): NodeJS.ReadableStream {
  const onPart = new Transform({
    transform: (part, _, done) => {
      heard();
      done(null, part);
    },
  });
  // A context that cannot be read ends the call.
  return through(contextTar(entries, { times: true }) as unknown as NodeJS.ReadableStream, onPart, () => {});
}

function silent(name: string, ms: number): ProblemError {
  const said = `no word from the Docker engine for ${ms / 1000} s.`;
  const summary = `Building the image ${name} was given up: ${said}`;
  return ms === QUIET_MS ? stackProblem(summary) : machineProblem(summary);
}

/** Reads a build to its end; throws what it failed at, with the last lines of its output. */
async function watch(output: NodeJS.ReadableStream, name: string, heard: () => void): Promise<void> {
  const lines: string[] = [];
  let instruction = '';
  let open = '';
  const take = (line: string) => {
    instruction = /^Step \d+\/\d+ : (.*)/.exec(line)?.[1] ?? instruction;
    if (line.trim() !== '' && !/^ ---> |^Step |^Removing intermediate/.test(line)) lines.push(line);
    lines.splice(0, lines.length - LOG_LINES);
  };
  for await (const { stream = '', error } of jsonMessages(output)) {
    heard();
    // A message is what a program wrote at once: a line may come in several.
    const parts = `${open}${stream}`.split(/[\r\n]+/);
    open = error ? '' : (parts.pop() ?? '').slice(-LONGEST_LINE);
    for (const line of parts) take(plainText(line));
    if (error) throw diskFull(plainText(error)) ?? failed(name, { error, instruction, lines });
  }
}

/** The engine names a shell command in full: the instruction and the last lines say the same in less. */
function failed(
  name: string,
  { error, instruction, lines }: { error: string; instruction: string; lines: readonly string[] },
) {
  const code = /^The command '.*' returned a non-zero code: (\d+)$/s.exec(error)?.[1];
  const why = code && instruction ? `a command ended with exit code ${code}` : plainText(error);
  const full = lines.find((line) => /no space left on device/i.test(line));
  const notes = [
    ...(instruction ? [`It failed at ${instruction}`] : []),
    ...(full ? ['The disk of the Docker engine is full: docker system df tells what takes the room.'] : []),
  ];
  return stackProblem(`The image ${name} cannot be built: ${why}.`, notes, lines);
}
