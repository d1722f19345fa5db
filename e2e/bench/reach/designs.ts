import type { ReachDesign } from './reach-design';

/** A design of the way to people, and the environment of a system that has it. */
export interface NamedReachDesign {
  name: string;
  design: ReachDesign;
  environment: Record<string, string>;
}

/** Protection and notifications have a process of their own, and all others but the door give way to it. */
export const THREE = { AMPARO_PROCESSES: 'three' };

export const REACH_DESIGNS: NamedReachDesign[] = [
  { name: 'as delivered', design: {}, environment: {} },
  { name: 'services that nobody waits for give way for 1 s at most', design: { headStartMs: 1_000 }, environment: {} },
  { name: 'relays rest 10 ms before an ordinary batch', design: { relayRestMs: 10 }, environment: {} },
  { name: 'three processes', design: {}, environment: THREE },
  { name: 'three, and services that nobody waits for give way for 1 s at most', design: { headStartMs: 1_000 }, environment: THREE },
  { name: 'three, and relays rest 10 ms before an ordinary batch', design: { relayRestMs: 10 }, environment: THREE },
];
