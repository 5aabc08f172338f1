import { expect, test } from 'vitest';
import { doors } from './lab.ts';

const lab = doors();

const evil = '<?php echo "evil";';

/** Ways to have a file that was uploaded taken for the program. */
const ways = [
  '/evil.php',
  '/uploads/evil.php',
  '/uploads/evil.php/index.php',
  '/uploads/photo.jpg/x.php',
  '/index.php/../uploads/evil.php',
  '/uploads/photo.jpg%00.php',
];

test.concurrent.each(['nginx', 'apache', 'lighttpd'])(
  'behind %s PHP-FPM runs the entry and no other file',
  async (web) => {
    const texts = { 'app/evil.php': evil, 'app/uploads/evil.php': evil, 'app/uploads/photo.jpg': evil };
    const door = await lab.open({ name: `door-scripts-${web}`, web, server: 'php-fpm', workers: 1 }, texts);
    for (const target of ways) {
      const { status, text } = await door.request({ method: 'GET', target });
      expect([target, status, text]).toEqual([
        target,
        expect.toBeOneOf([400, 404]),
        expect.not.stringContaining('evil'),
      ]);
    }
    await door.close();
  },
);
