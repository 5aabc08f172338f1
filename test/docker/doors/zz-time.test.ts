import { test } from 'vitest';
import { doors } from '/work/main/test/docker/doors/lab.ts';
const lab = doors();
for (const web of ['nginx', 'apache']) for (const server of ['uwsgi', 'gunicorn', 'uvicorn'])
test(`time ${web} ${server}`, async () => {
  const t = performance.now(); const lap = (w: string) => console.log(web, server, w, ((performance.now() - t) / 1000).toFixed(2));
  const door = await lab.open({ name: `door-time-${web}`, web, server, supervisor: 'supervisord', workers: 1, app: server === 'uvicorn' ? { interface: 'asgi' } : {} });
  lap('open');
  await lab.container(`door-time-${web}`, 'stack').restart(); lap('restart'); await door.answers(); lap('answers');
  await door.close(); lap('close');
});
