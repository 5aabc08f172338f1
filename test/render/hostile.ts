import fc from 'fast-check';

const pieces = [
  ...['"', "'", '\\', '`', ' ', '\t', '\n', '\r\n', '\0', '\u007f', '\u0085', '\u2028', '\ud800', '\udfff', '\ufeff'],
  ...[
    '$',
    '$$',
    '$x',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Apache and shells read this
    '${X}',
    '$(id)',
    '%',
    '%%',
    '%s',
    '%{X}',
    '%(here)s',
    '%(x)s',
    '@(exec://id)',
    '{{x}}',
    '{',
    '}',
  ],
  ...[
    ';',
    ' ;',
    ' #',
    '#',
    '//',
    '|',
    '|id',
    '&',
    '<',
    '>',
    '!',
    '*',
    '?',
    '[',
    ']',
    ',',
    ': ',
    ' - ',
    '-',
    '--',
    '~',
    '~.*',
  ],
  ...['A=b', 'if', 'fi', 'true', 'null', 'no', 'y', '1e3', '0x1', '1:30', '.inf', '012', '..', '/', 'a', 'é', '😀', ''],
];

/** Text that means something in one syntax or another. */
export const hostile = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);

/** Words as the value domains of a description let them through. */
export const plain = fc.stringMatching(/^[A-Za-z0-9/][A-Za-z0-9._/@+-]{0,12}$/);
