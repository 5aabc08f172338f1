import type * as z from 'zod/mini';
import { Description } from '../../src/model/description.ts';

/** What may be written in a description. */
export type Written = z.input<typeof Description>;

/** The smallest WSGI description, with these fields instead. */
export function descriptionOf(fields: Partial<Written> = {}): Description {
  const app = { path: 'app', interface: 'wsgi', entry: 'app:application', ...fields.app };
  return Description.parse({ name: 'demo', server: 'gunicorn', ...fields, app });
}
