/** The program that a server starts for each request: it stands before the application, whoever starts it. */
export function cgiRun({ name, entry, settings, transport }: Stack) {
  return {
    script: '/etc/stack/run.cgi',
    file: {
      path: 'run.cgi',
      template: 'cgi/run.cgi',
      format: 'shell',
      view: {
        name,
        file: `/srv/app/${entry}`,
        requestSeconds: settings.requestSeconds,
        direct: transport === 'memory',
      },
      executable: true,
    },
  };
}

interface Stack {
  readonly name: string;
  readonly entry: string;
  readonly transport: string;
  readonly settings: { readonly requestSeconds: number };
}
