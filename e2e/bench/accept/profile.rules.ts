/** Time that one function had the thread itself, in microseconds. */
export interface Sample {
  function: string;
  /** Address of its file; empty for the machine's own, such as the collector of garbage. */
  url: string;
  selfUs: number;
}

/** A part of the code, and its share of the time that was not idle. */
export interface Part {
  name: string;
  share: number;
}

/** Waiting, and the profiler itself. */
const NOT_WORK = new Set(['(idle)', 'dispatch']);

/** Parts by their share, the largest first. */
export function ranked(samples: readonly Sample[]): Part[] {
  const busy = samples.filter(({ function: name }) => !NOT_WORK.has(name));
  const total = busy.reduce((sum, { selfUs }) => sum + selfUs, 0);
  const parts = new Map<string, number>();
  for (const sample of busy) parts.set(partOf(sample), (parts.get(partOf(sample)) ?? 0) + sample.selfUs);
  return [...parts].map(([name, us]) => ({ name, share: us / total })).sort((a, b) => b.share - a.share);
}

/** A package for what others wrote; the file for what is ours; what Node does, by function. */
function partOf({ function: name, url }: Sample): string {
  const path = url.replace(/^file:\/\//, '');
  const vendor = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
  if (vendor !== undefined) return vendor;
  const own = /\/((?:services|libs|e2e)\/.*)$/.exec(path)?.[1];
  if (own !== undefined) return own.replace('/dist/', '/');
  if (path.startsWith('node:')) return `${path.replace('node:internal/', 'node:')}`;
  return name === '' ? '(other)' : name;
}
