import type { Choices } from '../model/stack.ts';

/** A stack in words: `nginx → uwsgi/unix → uWSGI prefork ×4 · supervisord`. */
export function describe(stack: Choices): { topology: string; server: string } {
  const threads = stack.server.mode.threads ? ` × ${stack.threads} threads` : '';
  const server = `${stack.server.title} ${stack.server.worker} ×${stack.workers}${threads}`;
  const link = stack.transport === 'memory' ? 'with' : `→ ${stack.protocol.id}/${stack.transport} →`;
  const front = stack.web.stands ? `${stack.web.title} ${link} ` : '';
  const supervisor =
    stack.supervisor.contribute === null && !stack.supervisor.init ? '' : ` · ${stack.supervisor.title}`;
  const beside = Object.keys(stack.description.app.processes).map((name) => ` + ${name}`);
  return { topology: `${front}${server}${beside.join('')}${supervisor}`, server };
}
