import { type Interval, spread } from './statistics.ts';

export type Unit = '' | 'ms' | 'MB' | `of ${number}`;

/** `0.52`, `1.30 ms`, `120 MB`. */
export function figure(value: number, unit: Unit): string {
  return `${value.toFixed(digits(value, unit))} ${unit}`.trimEnd();
}

function digits(value: number, unit: Unit): number {
  if (unit === '') return 2;
  return unit !== 'ms' || value >= 100 ? 0 : value < 10 ? 2 : 1;
}

/** `0.52 [0.50, 0.55]` */
export function intervalText({ estimate, low, high }: Interval): string {
  return `${estimate.toFixed(2)} [${low.toFixed(2)}, ${high.toFixed(2)}]`;
}

/** `52.1 ms (50.3 to 61.0)` */
export function spreadText(values: readonly number[], unit: Unit): string {
  const { median, min, max } = spread(values);
  const bound = (value: number) => value.toFixed(digits(median, unit));
  return `${figure(median, unit)} (${bound(min)} to ${bound(max)})`;
}
