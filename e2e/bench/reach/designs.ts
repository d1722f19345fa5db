import type { ReachDesign } from './reach-design';

/** A design of the way to people, and the environment of a system that has it. */
export interface NamedReachDesign {
  name: string;
  design: ReachDesign;
  environment: Record<string, string>;
}

/** Protection and notifications share a process with all others but the door. */
const TOGETHER = { AMPARO_PROCESSES: 'two' };

export const REACH_DESIGNS: NamedReachDesign[] = [
  { name: 'as delivered: protection and notifications in a process of their own', design: {}, environment: {} },
  { name: 'and services that nobody waits for give way for 1 s at most', design: { headStartMs: 1_000 }, environment: {} },
  { name: 'and relays rest 10 ms before an ordinary batch', design: { relayRestMs: 10 }, environment: {} },
  { name: 'all but the door in one process', design: {}, environment: TOGETHER },
  { name: 'the same, and services that nobody waits for give way for 1 s at most', design: { headStartMs: 1_000 }, environment: TOGETHER },
  { name: 'the same, and relays rest 10 ms before an ordinary batch', design: { relayRestMs: 10 }, environment: TOGETHER },
];
