import { visible } from '../lib/visible.ts';
import type { Choice } from './propose.ts';

/** Choices as the text of a description, each with its reason beside it. */
export function descriptionText(choices: readonly Choice[]): string {
  const lines = choices.map(({ field, value, reason }) => {
    const inApp = field.length > 1;
    return { inApp, code: `${inApp ? '  ' : ''}${field.at(-1)}: ${yamlOf(value)}`, reason };
  });
  const opened = lines.flatMap((line, position) =>
    line.inApp && !lines[position - 1]?.inApp ? [{ inApp: true, code: 'app:', reason: '' }, line] : [line],
  );
  const width = Math.min(40, Math.max(...opened.map(({ code }) => code.length)));
  return opened
    .map(({ code, reason }) => (reason === '' ? code : `${code.padEnd(width)}  # ${visible(reason)}`))
    .join('\n')
    .concat('\n');
}

function yamlOf(value: Choice['value']): string {
  if (typeof value === 'string') return scalar(value);
  if (Array.isArray(value)) return `[${value.map(scalar).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, each]) => `${scalar(key)}: ${scalar(String(each))}`)
    .join(', ')}}`;
}

/** Plain where nothing but text can be meant, else quoted as JSON, which YAML reads. */
function scalar(text: string): string {
  const plain = /^[A-Za-z./][\w./-]*(?::[\w.]+)?$/.test(text) && !/^(?:true|false|yes|no|on|off|null|y|n)$/i.test(text);
  return plain ? text : JSON.stringify(text);
}
