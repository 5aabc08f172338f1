import type Docker from 'dockerode';
import { LABEL, type Labels, labelled } from './labels.ts';

/** Everything in an engine that carries the same labels. */
export interface Objects {
  readonly containers: readonly Docker.ContainerInfo[];
  readonly networks: readonly Docker.NetworkInspectInfo[];
  readonly volumes: readonly Docker.VolumeInspectInfo[];
}

/** Lists what carries all of these labels, running or not. */
export async function listObjects(docker: Docker, labels: Labels): Promise<Objects> {
  const filter = labelled(labels);
  const [containers, networks, { Volumes }] = await Promise.all([
    docker.listContainers({ all: true, ...filter }),
    docker.listNetworks(filter),
    docker.listVolumes(filter),
  ]);
  return { containers, networks, volumes: Volumes ?? [] };
}

/**
 * Lists what runs of ours have created and that carries these labels. Not every object with our labels is one: what is
 * made of an image of ours inherits the image's, such as a build's containers, or somebody's own.
 */
export async function listOurs(docker: Docker, labels: Labels): Promise<Objects> {
  const found = await listObjects(docker, { [LABEL.managed]: 'true', ...labels });
  return filterObjects(found, (each) => each[LABEL.run] !== undefined);
}

/** Labels of a listed object. */
export function labelsOf(object: { readonly Labels?: Labels | null }): Labels {
  return object.Labels ?? {};
}

/** Keeps the objects that pass. */
export function filterObjects(objects: Objects, keep: (labels: Labels) => boolean): Objects {
  const passes = (object: { readonly Labels?: Labels | null }) => keep(labelsOf(object));
  return {
    containers: objects.containers.filter(passes),
    networks: objects.networks.filter(passes),
    volumes: objects.volumes.filter(passes),
  };
}

/** The labels of every object. */
export function allLabels({ containers, networks, volumes }: Objects): Labels[] {
  return [...containers, ...networks, ...volumes].map(labelsOf);
}

export const NOTHING: Objects = { containers: [], networks: [], volumes: [] };
