/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * What is used of vitest's JSON report.
 * @typedef {object} VitestReport
 * @property {{ status: string, assertionResults: { status: string }[] }[]} testResults a file each
 */

/** The errors in tsc's output: at least one when it failed. @param {string} output @param {number} exitCode */
export function countTypeErrors(output, exitCode) {
  const errors = output.match(/\berror TS\d+:/g)?.length ?? 0;
  return exitCode === 0 ? 0 : Math.max(1, errors);
}

/**
 * The errors and warnings in Biome's output: at least one when it failed.
 * @param {string} output
 * @param {number} exitCode
 */
export function countLintErrors(output, exitCode) {
  const counts = [...output.matchAll(/^Found (\d+) (?:errors?|warnings?)\./gm)].map(([, count]) => Number(count));
  return exitCode === 0
    ? 0
    : Math.max(
        1,
        counts.reduce((sum, count) => sum + count, 0),
      );
}

/**
 * Counts vitest's tests. A skipped or todo test has failed, and so has a file that broke before its tests; a run
 * that failed with every test passed (an error outside any test, a crash) counts one more.
 * @param {VitestReport | undefined} report undefined when vitest left none
 * @param {{ exitCode: number, filtered: boolean }} run filtered: tests were left out by name, on request
 * @returns {Tally}
 */
export function countTests(report, { exitCode, filtered }) {
  const files = report?.testResults ?? [];
  const statuses = files.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const wanted = filtered ? statuses.filter((status) => status === 'passed' || status === 'failed') : statuses;
  const broken = files.filter(({ status, assertionResults }) => {
    return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
  });
  const failed = wanted.length - passed + broken.length;
  return { passed, failed: exitCode !== 0 || !report ? Math.max(1, failed) : failed };
}

/** @param {Tally[]} tallies @returns {Tally} */
export function sum(tallies) {
  return {
    passed: tallies.reduce((total, { passed }) => total + passed, 0),
    failed: tallies.reduce((total, { failed }) => total + failed, 0),
  };
}
