import { MissingEpoch } from './epoch-keys';

/** What was sealed was altered, or is of another key or place: trying again does not help. */
export class DoesNotOpen extends Error {
  constructor() {
    super('does not open: altered, or sealed under another key or for another place');
    this.name = 'DoesNotOpen';
  }
}

/** Whether something cannot be opened with the keys that are there, and not for a trouble that passes, such as a service of keys that is away. */
export function isPastOpening(error: unknown): boolean {
  return error instanceof MissingEpoch || error instanceof DoesNotOpen;
}
