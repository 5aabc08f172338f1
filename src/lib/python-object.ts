/** The parts of a Python entry: `shop.wsgi:create_app()` is an object of a module, here one to call. */
export function pythonObject(entry: string): { module: string; object: string; call: boolean } {
  const [module = '', object = ''] = entry.split(':');
  return { module, object: object.replace('()', ''), call: object.endsWith('()') };
}
