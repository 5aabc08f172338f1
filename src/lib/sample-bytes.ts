/** Bytes that look random (every value, no period shorter than 64 KiB) and are the same each time. Takes 70 ms a MiB: not for when a module loads. */
export function sampleBytes(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}
