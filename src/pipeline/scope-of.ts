/** Who a run belongs to: what was asked for, else STACKWRIGHT_SCOPE, else `default`. */
export function scopeOf(asked: string | undefined): string {
  return asked ?? process.env.STACKWRIGHT_SCOPE ?? 'default';
}
