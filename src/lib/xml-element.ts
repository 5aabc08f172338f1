/** What an XML element holds: escaped text, or elements on lines of their own. */
export type XmlContent = string | readonly string[];

/** One XML 1.0 element; attribute values and text are escaped, and characters that XML cannot hold are dropped. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  content: XmlContent = [],
): string {
  const start = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(String(value))}"`),
  ].join(' ');
  if (content.length === 0) return `<${start}/>`;
  if (typeof content === 'string') return `<${start}>${escapeXml(content)}</${name}>`;
  return `<${start}>\n${content.join('\n')}\n</${name}>`;
}

/** https://www.w3.org/TR/xml/#charsets; a newline in an attribute would otherwise be read as a space. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
}
