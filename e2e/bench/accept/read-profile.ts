import { readFileSync } from 'node:fs';
import type { Sample } from './profile.rules';

interface CpuProfile {
  nodes: { id: number; callFrame: { functionName: string; url: string }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

/**
 * Reads a profile of V8: each function's own time. What Node and the machine do counts for the nearest caller that is
 * neither, where there is one: a socket written to counts for the driver that writes.
 */
export function readProfile(file: string): Sample[] {
  const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
  const own = new Map<number, number>();
  samples.forEach((id, at) => own.set(id, (own.get(id) ?? 0) + (timeDeltas[at] ?? 0)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const callers = new Map(nodes.flatMap(({ id, children }) => (children ?? []).map((child) => [child, id] as const)));
  const accountable = (id: number): { functionName: string; url: string } | undefined => {
    const frame = byId.get(id)?.callFrame;
    if (frame === undefined || isOthers(frame.url)) return frame;
    return accountable(callers.get(id) ?? -1);
  };
  return nodes.map(({ id, callFrame }) => {
    // The profiler's own work is done in the name of nobody.
    const frame = callFrame.functionName === 'dispatch' ? callFrame : (accountable(id) ?? callFrame);
    return { function: frame.functionName, url: frame.url, selfUs: own.get(id) ?? 0 };
  });
}

/** Code that somebody wrote, ours or a package's; what the bench puts around it does not count. */
function isOthers(url: string): boolean {
  return url !== '' && !url.startsWith('node:') && !url.includes('/bench/preload/');
}
