import { baseImage } from './base-image.ts';
import { buildImage, type Image, type ImageContext, imageContext } from './build-image.ts';
import { type Run, together } from './run.ts';

/** Images by the name that containers use. */
export type Images = ReadonlyMap<string, Image>;

/** Reads what every image of the plan is made of. */
export function imageContexts(run: Run): Promise<readonly ImageContext[]> {
  return Promise.all(run.plan.images.map((image) => imageContext(run, image)));
}

/** Finds, builds or pulls every image that the plan's containers run. */
export async function images(run: Run, contexts: readonly ImageContext[]): Promise<Images> {
  const { plan } = run;
  const built = contexts.map(async (context) => [context.image.name, await buildImage(run, context)] as const);
  const other = [...new Set(plan.containers.map(({ image }) => image))]
    .filter((name) => plan.images.every((image) => image.name !== name))
    .map(async (tag) => [tag, { tag, id: await baseImage(run, tag) }] as const);
  return new Map(await together(run, [...built, ...other]));
}
