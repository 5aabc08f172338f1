import { type Echo, echo } from '../../lib/echo.ts';
import { inNetworks } from '../../lib/in-networks.ts';
import type { Check, LabFacts } from '../../model/check.ts';

type Scheme = LabFacts['scheme'];

/** Values that no honest header has. */
const forgeries = new Set(['6.6.6.6', '6666', 'spoofed.example', 'spoofed', 'evil']);
const aboutForwarding = /^(x[-_])?(forwarded|url[-_]scheme)/;

/** What clients put into headers that only a proxy may set must not reach the app, under any name. */
export const spoofedHeaders: Check = {
  title: "A client's forged proxy headers are not believed",
  app: 'probe',
  when: 'any',
  inapplicable: ({ description }, client) =>
    inNetworks(client, description.trusted) ? `${client} is a trusted proxy: its headers are to be believed` : null,
  observe: async (lab) => {
    const response = await lab.request({ method: 'GET', target: '/echo', headers: forged(lab.scheme) });
    const seen = echo(response.text);
    return {
      status: response.status,
      client: seen?.client ?? null,
      scheme: seen?.scheme ?? null,
      host: seen?.host ?? null,
      scriptName: seen?.script_name ?? null,
      ...(seen && lies(seen, lab.scheme)),
    };
  },
  expected: ({ stack, clientAddress, scheme, host }) => ({
    status: 200,
    ...{ client: clientAddress, scheme, host, scriptName: '' },
    believed: [],
    // Without a web server they are headers like any other, which the app has to know not to trust.
    ...(stack.web.stands ? { passedOn: [] } : {}),
  }),
};

function forged(scheme: Scheme): [string, string][] {
  const [proto, ssl, protocol] = schemeLies(scheme);
  return [
    ['X-Forwarded-For', '6.6.6.6'],
    ['X-Forwarded-Proto', proto],
    ['X-Forwarded-Ssl', ssl],
    ['X-Forwarded-Protocol', protocol],
    ['X-Forwarded-Scheme', proto],
    ['X-Url-Scheme', proto],
    ['X-Forwarded-Host', 'spoofed.example'],
    ['X-Forwarded-Server', 'spoofed.example'],
    ['X-Forwarded-Port', '6666'],
    ['X-Forwarded-Prefix', '/spoofed'],
    ['X-Real-IP', '6.6.6.6'],
    ['Forwarded', `for=6.6.6.6;proto=${proto};host=spoofed.example`],
    ['Proxy', 'evil'],
    ['X_Forwarded_For', '6.6.6.6'],
    ['X_Forwarded_Proto', proto],
    ['X_Forwarded_Ssl', ssl],
    ['X_Real_IP', '6.6.6.6'],
    ['SCRIPT_NAME', '/spoofed'],
  ];
}

function schemeLies(scheme: Scheme): [proto: string, ssl: string, protocol: string] {
  return scheme === 'http' ? ['https', 'on', 'ssl'] : ['http', 'off', 'http'];
}

/** In what the app saw a lie: values that the server vouches for, and headers. */
function lies({ headers, ...values }: Echo, scheme: Scheme): { believed: string[]; passedOn: string[] } {
  const isLie = ([name, value]: readonly [string, unknown]) => {
    const words = JSON.stringify(value).split(/[^\w.-]+/);
    const aboutScheme: string[] = aboutForwarding.test(name) ? schemeLies(scheme) : [];
    return words.some((word) => forgeries.has(word) || aboutScheme.includes(word));
  };
  const names = (entries: readonly (readonly [string, unknown])[]) => entries.filter(isLie).map(([name]) => name);
  return { believed: names(Object.entries(values)), passedOn: names(headers) };
}
