/**
 * Leaves packages out of a bundle that are loaded by what is bundled, and never called. To call one after all is an error
 * that names it.
 * @param {readonly string[]} names
 * @returns {import('esbuild').Plugin}
 */
export function leaveOut(names) {
  return {
    name: 'leave-out',
    setup(build) {
      const filter = new RegExp(`^(?:${names.join('|')})$`);
      build.onResolve({ filter }, ({ path }) => ({ path, namespace: 'left-out' }));
      build.onLoad({ filter, namespace: 'left-out' }, ({ path }) => ({ contents: standIn(path) }));
    },
  };
}

/** Whatever is taken from it is a function that throws. @param {string} name */
function standIn(name) {
  const message = JSON.stringify(`${name} is not bundled`);
  return `module.exports = new Proxy({}, { get: () => function () { throw new Error(${message}); } });\n`;
}
