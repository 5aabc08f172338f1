/** Resolves to the value, or to the error that it failed with: for work that may fail without harm. */
export async function attempt<T>(work: Promise<T>): Promise<T | Error> {
  try {
    return await work;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
