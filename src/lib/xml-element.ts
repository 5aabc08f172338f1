import { harmless } from './harmless.ts';

/** What an XML element holds: escaped text, or elements on lines of their own. */
export type XmlContent = string | readonly string[];

/** One XML 1.0 element; attribute values and text are escaped. What XML cannot hold, or would steer a terminal, is a picture. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: XmlContent = [],
): string {
  const pairs = Object.entries(attributes).map(([key, value]) => `${key}="${escapeAttribute(String(value))}"`);
  const start = [name, ...pairs].join(' ');
  if (content.length === 0) return `<${start}/>`;
  if (typeof content === 'string') return `<${start}>${escapeText(content)}</${name}>`;
  return `<${start}>\n${content.join('\n')}\n</${name}>`;
}

const names: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** https://www.w3.org/TR/xml/#charsets */
function escapeText(text: string): string {
  return harmless(text)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>]/g, (character) => names[character] ?? '');
}

/** A newline in an attribute would be read as a space. */
function escapeAttribute(text: string): string {
  return escapeText(text).replace(/["\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
