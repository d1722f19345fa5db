import { HOST_IN_TWO, type ReachDesign } from './reach-design';

/** A design of the way to people, and the environment of a system that has it. */
export interface NamedReachDesign {
  name: string;
  design: ReachDesign;
  environment: Record<string, string>;
}

export const REACH_DESIGNS: NamedReachDesign[] = [
  { name: 'as delivered', design: {}, environment: {} },
  { name: 'services that nobody waits for give way for 1 s at most', design: { headStartMs: 1_000 }, environment: {} },
  { name: 'relays rest 10 ms before an ordinary batch', design: { relayRestMs: 10 }, environment: {} },
  { name: 'the host in two processes', design: {}, environment: HOST_IN_TWO },
  { name: 'the same, and the others give way for 1 s at most', design: { headStartMs: 1_000 }, environment: HOST_IN_TWO },
];
