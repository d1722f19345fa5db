import { Refusal } from '@amparo/kernel';
import { isOutage } from '@amparo/messaging';

const OTHER_WAYS =
  'The door cannot take this now. Keep your return code and send the same again in a few minutes: it will not count twice. ' +
  'If you are in danger now, go to a safe place if you can and call a person you trust, or a local emergency number.';

/** Said where the door cannot take a report now. */
export function doorBusy(): Refusal {
  return new Refusal('overloaded', 'door.busy', OTHER_WAYS);
}

/**
 * Runs what needs the database; when the database is away, says so with other ways to get help, never a false "accepted"
 * (delivery: "a full disk (503, never a false acceptance)").
 *
 * @throws Refusal `door.busy`; everything else as it is
 */
export async function refuseWhenAway<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isOutage(error)) throw doorBusy();
    throw error;
  }
}
