import { baseImage } from './base-image.ts';
import { buildImage, type Image } from './build-image.ts';
import { type Run, together } from './run.ts';

/** Images by the name that containers use. */
export type Images = ReadonlyMap<string, Image>;

/** Finds, builds or pulls every image that the plan's containers run. */
export async function images(run: Run): Promise<Images> {
  const { plan } = run;
  const built = plan.images.map(async (image) => [image.name, await buildImage(run, image)] as const);
  const other = [...new Set(plan.containers.map(({ image }) => image))]
    .filter((name) => plan.images.every((image) => image.name !== name))
    .map(async (tag) => [tag, { tag, id: await baseImage(run, tag) }] as const);
  return new Map(await together(run, [...built, ...other]));
}
