import { expect, it } from 'vitest';
import { fieldAt } from '../../src/model/field-at.ts';

it.each([
  [['link'], { keys: ['protocol', 'transport'], shorthand: null }],
  [['web'], { keys: ['server', 'image', 'lua'], shorthand: 'server' }],
  [['app', 'health'], { keys: ['path', 'status'], shorthand: 'path' }],
  [['app', 'env', 'X'], { keys: [], shorthand: null }],
  [['app', 'static', '/s/'], { keys: ['collected'], shorthand: null }],
  [['listen', 'tls'], { keys: ['certificate', 'key', 'port'], shorthand: null }],
  [['nowhere'], null],
  [['toString'], null],
  [['name', 'x'], null],
])('%j', (path, field) => {
  expect(fieldAt(path)).toEqual(field);
});
