/** Parts of the way from the door to people that can be exchanged while a system runs, to find out what each gives. */
export interface ReachDesign {
  /** Milliseconds at most that services which nobody waits for leave fresh events to the others; else as delivered. */
  headStartMs?: number;
  /** Milliseconds that a relay rests before an ordinary batch; else none. */
  relayRestMs?: number;
}

/** What a hooked process answers: that it does as it was told. */
export interface ReachHeld {
  headStartMs: number;
  /** Batches before which a relay of it has rested so far. */
  rests: number;
}

/** Environment of a system whose host is two processes: protection and notifications, and all others. */
export const HOST_IN_TWO = { AMPARO_BENCH_HOST: 'two' };

/** Where a hooked process listens for its design. @param which `intake`, or `host` with or without `-others` */
export function reachSocket(name: string, which: string): string {
  return `\0${name}-${which}`;
}
