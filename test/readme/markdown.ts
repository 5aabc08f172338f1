import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The project's folder, with a slash at its end. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** A fenced block of a Markdown text. */
export interface Fence {
  /** `console`, `yaml`, `text`. */
  readonly language: string;
  /** Line of its opening fence, from 1. */
  readonly line: number;
  readonly lines: readonly string[];
}

/** The text of a file of the project. */
export function textOf(path: string): string {
  return readFileSync(root + path, 'utf8');
}

/** The fenced blocks of a text, in order. */
export function fencesOf(text: string): Fence[] {
  const fences: { language: string; line: number; lines: string[] }[] = [];
  let open: (typeof fences)[number] | null = null;
  for (const [index, line] of text.split('\n').entries()) {
    if (open === null && line.startsWith('```')) {
      open = { language: line.slice(3), line: index + 1, lines: [] };
      fences.push(open);
    } else if (line === '```') open = null;
    else open?.lines.push(line);
  }
  return fences;
}

/** What stands in `backticks` outside of fenced blocks. */
export function inlineCodeOf(text: string): string[] {
  return [...proseOf(text).matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

/** Where relative links lead, outside of fenced blocks. */
export function linksOf(text: string): string[] {
  const targets = [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => !/^(https?:|#)/.test(target));
}

function proseOf(text: string): string {
  return text.replace(/^```[\s\S]*?^```$/gm, '');
}
