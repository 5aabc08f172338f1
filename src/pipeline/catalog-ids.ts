import { catalog } from '../catalog/index.ts';

/** The ids of a shelf, each with what it is: for completion. */
export function catalogIds(
  shelf: 'webServers' | 'appServers' | 'frameworks' | 'interfaces' | 'supervisors' | 'protocols',
): { word: string; says: string }[] {
  return Object.entries(catalog[shelf]).map(([word, { summary }]) => ({ word, says: summary }));
}
