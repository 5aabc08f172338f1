import type { HttpRequest, Lab } from '../model/check.ts';
import type { Deployment } from '../model/deployment.ts';
import type { Stack } from '../model/stack.ts';
import { httpClient } from './http-client.ts';

/** The lab of a running deployment: its front door for requests, its engine, and what is known of it. */
export function openLab(stack: Stack, deployment: Deployment): Lab {
  const { plan, engine, clientAddress, tlsPort, options } = deployment;
  const address = new URL(deployment.url).hostname;
  const scheme = tlsPort === null ? 'http' : 'https';
  const port = tlsPort ?? deployment.port;
  const door = (plain: boolean) => {
    const tls = tlsPort !== null && !plain;
    const to = tls ? tlsPort : deployment.port;
    return { address, port: to, tls, host: authority(plan.entry.host ?? address, to, tls) };
  };
  const request = (request: HttpRequest) => httpClient(door(request.plain ?? false), request);
  return {
    stack,
    plan,
    engine,
    clientAddress,
    port,
    scheme,
    host: door(false).host,
    root: options.root,
    pace: 1,
    request,
  };
}

function authority(name: string, port: number, tls: boolean): string {
  return port === (tls ? 443 : 80) ? name : `${name}:${port}`;
}
