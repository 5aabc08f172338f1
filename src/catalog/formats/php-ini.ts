import { singleLine } from '../../lib/single-line.ts';
import type { Format } from '../../model/format.ts';

/** PHP's ini: a text stands between single quotes, which know no escape (Zend/zend_ini_scanner.l). */
export const phpIni: Format = {
  title: "PHP's ini",
  escape(value) {
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    const text = singleLine(value, "PHP's ini");
    if (text.includes("'")) throw new RangeError("PHP's ini has no way to write a single quote in a text");
    return `'${text}'`;
  },
};
