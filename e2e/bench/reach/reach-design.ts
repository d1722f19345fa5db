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

/** Where a hooked process listens for its design. @param processName such as `alerts` */
export function reachSocket(name: string, processName: string): string {
  return `\0${name}-${processName}`;
}
