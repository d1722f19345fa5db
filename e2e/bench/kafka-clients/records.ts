import { randomUUID } from 'node:crypto';
import type { NewRecord } from './client-under-test';

/** An event's bytes, without its headers. */
const VALUE_BYTES = 100;

/** A record as the outbox makes them: a case's key, the ten headers of the envelope, and its number in the value. */
export function aRecord(number: number, key: string): NewRecord {
  const value = Buffer.alloc(VALUE_BYTES, 'amparo');
  value.writeUInt32BE(number);
  return {
    key, value,
    headers: {
      ce_specversion: '1.0', ce_id: randomUUID(), ce_type: 'amparo.intake.v1.ReportReceived', ce_source: 'intake',
      ce_time: new Date().toISOString(), ce_subject: key, amparo_version: '1', amparo_lane: 'normal',
      traceparent: '00-00000000000000000000000000000001-0000000000000001-01', amparo_actor: 'bench',
    },
  };
}

export function numberOf(value: Buffer): number {
  return value.readUInt32BE(0);
}
