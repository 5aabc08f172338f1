import type { Description } from '../model/description.ts';
import type { Finding } from '../model/problem.ts';
import type { Components } from './resolve.ts';

/** A web server that comes in an image of its own: whether it may, whether it has to, and, where it meets the app server, that it is alone in there. */
export function ownImage(
  { web: { image } }: Description,
  { web, server, supervisor }: Components,
  meets: boolean,
): Finding[] {
  const paths = [['web', 'image']];
  if (image === undefined && web.ownImage === 'must')
    return [
      {
        summary: `${web.title} comes in an image of its own`,
        paths: [['web', 'server']],
        notes: ['No Debian package has it. Name the image: web: {server: NAME, image: NAME:TAG}.'],
      },
    ];
  if (image !== undefined && web.ownImage === undefined)
    return [{ summary: `${web.title} comes from Debian's packages`, paths, notes: ['Leave image out.'], key: true }];
  if (image !== undefined && supervisor.contribute !== null && meets)
    return [
      {
        summary: `${web.title}'s own image holds no ${server.title} that ${supervisor.title} could run beside it`,
        paths: [...paths, ['supervisor']],
        notes: ['Leave supervisor out: the two run in a container each.'],
        key: true,
      },
    ];
  return [];
}
