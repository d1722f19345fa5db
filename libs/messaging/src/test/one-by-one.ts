import type { RawRecord, SubscribeOptions } from '../log/event-log';

/** A reader that hears one record after another. */
export function oneByOne(hear: (record: RawRecord) => Promise<void>): SubscribeOptions['receive'] {
  return async ([record]) => {
    if (record !== undefined) await hear(record);
    return 1;
  };
}
