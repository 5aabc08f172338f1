/** File and folder names, at any depth, that never enter a build context; `*` stands for any characters. */
export const ignored = [
  '.git',
  '.venv',
  '__pycache__',
  'node_modules',
  '*.pyc',
  '.env*',
  '*.pem',
  '*.key',
] as const satisfies readonly string[];
