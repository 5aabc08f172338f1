/** What a program would expand instead of taking it as it stands: never equal to any text that was meant literally. */
export function mark(text: string): string {
  return `\ue000${text}\ue001`;
}
