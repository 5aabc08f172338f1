import { sizeText } from '../lib/size-text.ts';
import { unverified } from '../lib/unverified.ts';
import type { FilePlan, Plan } from '../model/plan.ts';
import type { Stack } from '../model/stack.ts';
import { drawing } from './drawing.ts';
import { temporaryBytes } from './split.ts';

/** The README of one deployment: what runs, where, and what an operator types. */
export function readmeFile(stack: Stack, plan: Omit<Plan, 'files'>): FilePlan {
  const { description, settings } = stack;
  const { split } = settings;
  const scheme = description.listen.tls ? 'https' : 'http';
  const port = description.listen.tls?.port ?? description.listen.port;
  const host = description.listen.address === '0.0.0.0' ? '127.0.0.1' : description.listen.address;
  const name = plan.entry.host;
  const service = plan.entry.service;
  return {
    path: 'README.md',
    template: 'deployment/README.md',
    format: 'markdown',
    view: {
      name: stack.name,
      drawing: drawing(stack),
      unverified: unverified(stack),
      url: `${scheme}://${name ?? host}:${port}/`,
      resolve: name ? `${name}:${port}:${host}` : null,
      key: description.listen.tls?.key ?? null,
      published: plan.containers
        .flatMap((container) => container.publish.map((each) => `${each.address}:${each.port}`))
        .join(' and '),
      service,
      webTitle: stack.web.stands ? stack.web.title : null,
      serverTitle: stack.server.title,
      webTest: stack.web.operate?.test.join(' ') ?? null,
      workers: stack.workers,
      endsRequests: stack.server.mode.endsRequests,
      requestSeconds: settings.requestSeconds,
      upstreamSeconds: stack.transport === 'memory' ? null : settings.upstreamSeconds,
      graceSeconds: settings.graceSeconds,
      body: sizeText(settings.bodyBytes),
      bodies: sizeText(temporaryBytes(stack)),
      memory: [
        {
          what: stack.web.stands ? 'whole' : stack.server.title,
          mebibytes: Math.round(split.whole.memoryBytes / 2 ** 20),
          cpus: split.whole.cpus,
        },
        ...(stack.web.stands && stack.placement === 'separate'
          ? [
              { what: stack.web.title, mebibytes: Math.round(split.web.memoryBytes / 2 ** 20), cpus: split.web.cpus },
              {
                what: stack.server.title,
                mebibytes: Math.round(split.app.memoryBytes / 2 ** 20),
                cpus: split.app.cpus,
              },
            ]
          : []),
      ],
      volumes: plan.volumes.filter(({ kind }) => kind === 'data').map(({ name }) => `${stack.name}_${name}`),
      images: plan.images.map(({ name }) => `${stack.name}-${name}`),
      release: description.app.release.length > 0,
      files: fileGuide(stack, plan),
    },
  };
}

function fileGuide(stack: Stack, plan: Omit<Plan, 'files'>): { path: string; what: string }[] {
  return [
    { path: 'compose.yaml', what: 'containers, networks, volumes and their limits' },
    ...plan.images.map(({ dockerfile }) => ({ path: dockerfile, what: 'the image, and beside it what may enter it' })),
    ...stack.web.contribute(stack).files.map(({ path }) => ({ path, what: stack.web.title })),
    ...stack.server.contribute(stack).files.map(({ path }) => ({ path, what: stack.server.title })),
  ];
}
