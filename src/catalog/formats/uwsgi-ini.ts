import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/** uWSGI's ini: no quoting exists; `%x`, `$(VAR)` and `@(exec://…)` expand in every value, so they are refused. */
export const uwsgiIni: Format = {
  title: 'uWSGI ini',
  escape(value) {
    const text = singleLine(value, 'uWSGI');
    if (/%|\$\(|@\(/.test(text)) throw new RangeError('uWSGI expands %, $(…) and @(…) in every value');
    if (/^\s|\s$|^[;#]/.test(text))
      throw new RangeError('uWSGI drops spaces around a value and reads ; and # as comments');
    return text;
  },
};
