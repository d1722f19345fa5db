import { randomUUID } from 'node:crypto';
import { MembershipChangedSchema } from '@amparo/contracts';
import { create, toBinary } from '@bufbuild/protobuf';
import type { EventLog, RawRecord, SubscribeOptions } from '../log/event-log';
import { toHeaders } from '../log/headers';

/** A log that hands over records when it is told to: what a member of a group is given of one partition. */
export class HandingLog implements EventLog {
  private options?: SubscribeOptions;
  beats = 0;
  lags: Awaited<ReturnType<EventLog['lag']>> = [];

  async subscribe(options: SubscribeOptions): Promise<{ close(): Promise<void> }> {
    this.options = options;
    return { close: async () => undefined };
  }

  async give(...records: RawRecord[]): Promise<void> {
    for (let rest = records; rest.length > 0; ) rest = rest.slice(await this.hand(rest));
  }

  /** @returns how many of them were heard */
  async hand(records: RawRecord[]): Promise<number> {
    return (await this.options?.receive(records, async () => void this.beats++)) ?? 0;
  }

  /** As records of several partitions are handed over. @returns how many of them were heard */
  async handTogether(records: RawRecord[]): Promise<number> {
    return (await this.options?.receiveTogether?.(records)) ?? 0;
  }

  append(): never {
    throw new Error('nothing is told here');
  }

  lag(): ReturnType<EventLog['lag']> {
    return Promise.resolve(this.lags);
  }

  async close(): Promise<void> {}
}

/** A change of a person, as it lies in a log. */
export function aChange(subject: string, version: number, change: Partial<RawRecord> = {}): RawRecord {
  const payload = toBinary(MembershipChangedSchema, create(MembershipChangedSchema, { personId: subject, directoryVersion: version }));
  const headers = toHeaders({
    id: randomUUID(), type: MembershipChangedSchema.typeName, source: 'directory', time: new Date(), subject, version, lane: 'normal', traceparent: '', payload,
  });
  return { topic: 'amparo.directory.v1', partition: 0, position: '1', key: subject, headers, payload, ...change };
}
