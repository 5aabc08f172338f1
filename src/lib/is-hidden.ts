/** Whether there is a process of another user that this one may not look at: /proc can be mounted so (hidepid, proc(5)). */
export function isHidden(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
