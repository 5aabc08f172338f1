import { style } from '../lib/style.ts';

/** A report in plain text with its marks coloured. */
export function paintReport(text: string, { color }: { readonly color: boolean }): string {
  const { green, red, yellow, dim } = style(color);
  const paints: Readonly<Record<string, (mark: string) => string>> = { '✓': green, '✗': red, '!': yellow, '-': dim };
  return text.replace(/^ {2}([✓✗!-]) /gm, (_, mark: string) => `  ${paints[mark]?.(mark) ?? mark} `);
}
