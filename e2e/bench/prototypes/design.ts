/**
 * The parts of the accept path that can be exchanged in the running door, to find out what each costs. `product` is what
 * is delivered; all else lives in this folder only.
 */
export interface Design {
  /** Where a body is sealed, if it is: `thread` is one beside the main thread. */
  sealing: 'product' | 'off' | 'thread';
  /** Where a body is read, screened and sealed, and its proof signed: `thread` is one beside the main thread for all of it. */
  preparing: 'product' | 'thread';
  /** How it gets into the database. `alone`: a transaction for each body. */
  statements: 'product' | 'unprepared' | 'alone' | 'alone-unprepared' | 'cte';
  /** Processes that take connections in turn. */
  doors: 'one' | 'two';
}

export const PRODUCT: Design = { sealing: 'product', preparing: 'product', statements: 'product', doors: 'one' };

/** What the preloaded hook answers: the door's own use of its core. */
export interface DoorUsage {
  cpuMs: number;
}

/** An order to the hook. */
export interface DoorOrder {
  design?: Design;
  /** Takes a profile from now until it is told to write it here. */
  profile?: 'start' | { writeTo: string };
}
