import { unicodeEscape } from './unicode-escape.ts';

/** A value as indented JSON in which every character that could steer a terminal, or reorder text, is written by its number. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    // JSON has no longer form: what lies beyond takes two.
    [...Array(character.length).keys()].map((at) => unicodeEscape(character.charAt(at))).join(''),
  );
}
