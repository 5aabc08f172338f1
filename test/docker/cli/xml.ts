/** The tags of an XML text that are not closed or not opened, and the text that is not well formed: nothing is well. */
export function openTags(xml: string): string[] {
  const token = /<\?[^?]*\?>|<(\/?)([\w.-]+)((?:\s+[\w.:-]+="[^"<]*")*)\s*(\/?)>|[^<]+/g;
  const open: string[] = [];
  const rest = xml.replace(token, (text, closes, name, attributes = '', ended) => {
    if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(name ? attributes : text)) return text;
    if (closes) return open.pop() === name ? '' : text;
    if (name && !ended) open.push(name);
    return '';
  });
  return rest === '' ? open : [...open, rest];
}
