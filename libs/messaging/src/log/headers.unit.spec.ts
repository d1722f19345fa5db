import { create, toBinary } from '@bufbuild/protobuf';
import { MembershipChangedSchema, type EventRecord } from '@amparo/contracts';
import type { RawRecord } from './event-log';
import { decode, toHeaders } from './headers';

const event: EventRecord = {
  id: '01930000-0000-7000-8000-000000000001',
  type: 'amparo.directory.v1.MembershipChanged',
  source: 'directory',
  time: new Date('2026-01-02T03:04:05Z'),
  subject: 'someone',
  version: 3,
  lane: 'normal',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
  actor: 'admin',
  payload: toBinary(MembershipChangedSchema, create(MembershipChangedSchema, { personId: 'someone', directoryVersion: 3 })),
};
const record: RawRecord = { topic: 't', partition: 0, position: '1', key: 'someone', headers: toHeaders(event), payload: event.payload };

describe('a record of the event log', () => {
  it('gives back the event that was told', () => {
    const { payload, ...envelope } = event;
    expect(payload.length).toBeGreaterThan(0);
    expect(decode(record)).toMatchObject({ event: { ...envelope, data: { personId: 'someone', directoryVersion: 3 } } });
  });

  it.each<[string, Partial<RawRecord>, string]>([
    ['without an id', { headers: { ...record.headers, ce_id: undefined } }, 'headers-missing'],
    ['with an id that is none', { headers: { ...record.headers, ce_id: 'x' } }, 'headers-missing'],
    ['without a lane', { headers: { ...record.headers, amparo_lane: undefined } }, 'headers-missing'],
    ['with a time that is none', { headers: { ...record.headers, ce_time: 'soon' } }, 'headers-missing'],
    ['without any headers', { headers: {} }, 'headers-missing'],
    ['about something without end', { headers: { ...record.headers, ce_subject: 'x'.repeat(201) } }, 'headers-missing'],
    ['of a type that nobody knows', { headers: { ...record.headers, ce_type: 'amparo.directory.v1.Nothing' } }, 'type-unknown'],
    ['of another major version', { headers: { ...record.headers, ce_type: 'amparo.directory.v9.MembershipChanged' } }, 'type-unknown'],
    ['with bytes that are no message', { payload: Buffer.from([255, 255, 255]) }, 'bytes-undecodable'],
    ['that is larger than any event', { payload: new Uint8Array(2 * 1024 * 1024) }, 'bytes-too-many'],
  ])('is poison %s, and says which kind', (_name, change, poison) => {
    expect(decode({ ...record, ...change })).toMatchObject({ poison });
  });

  it('is an empty message when it has no bytes: every field has a default', () => {
    expect(decode({ ...record, payload: new Uint8Array() })).toMatchObject({ event: { data: { personId: '' } } });
  });
});
