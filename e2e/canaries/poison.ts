import { randomUUID } from 'node:crypto';
import { EVENT_LOG_SERVICE, topicOf } from '@amparo/messaging';
import { kafkaLogCreator, Logger } from '@amparo/platform';
import { Kafka } from 'kafkajs';
import type { EventLogKind } from '../support/event-logs';
import type { TestSystem } from '../support/system';
import { until } from '../support/until';
import type { Canaries } from './canaries';

/**
 * Puts records on the event log that nobody can read, with canaries in keys, headers and bytes, past every relay; and waits until
 * they are parked.
 */
export async function poison(system: TestSystem, eventLog: EventLogKind, canaries: Canaries): Promise<void> {
  const topic = topicOf('intake', 'normal');
  const headersOf = (type: string, subject: string): Record<string, string> => ({
    ce_specversion: '1.0', ce_id: randomUUID(), ce_type: type, ce_source: canaries.in('source of a record'), ce_time: canaries.in('time of a record'), ce_subject: subject,
    amparo_version: '1', amparo_lane: 'normal', traceparent: canaries.in('trace of a record'), [canaries.in('name of a header')]: canaries.in('a header'),
  });
  const records = [
    { key: randomUUID(), headers: headersOf('amparo.intake.v1.ReportReceived', randomUUID()), payload: Buffer.from(`\xff\xff${canaries.in('bytes that are no event')}`, 'latin1') },
    { key: canaries.in('key of a record'), headers: headersOf(canaries.in('type of a record'), canaries.in('subject of a record')), payload: Buffer.from(canaries.in('bytes of an unknown event')) },
    { key: canaries.in('key of a bare record'), headers: {}, payload: Buffer.from(canaries.in('bytes of a bare record')) },
  ];
  if (eventLog === 'postgres') {
    for (const { key, headers, payload } of records) {
      await system.rows.of(EVENT_LOG_SERVICE, 'SELECT append_events($1, ARRAY[$2::uuid], ARRAY[0::smallint], ARRAY[$3::text], ARRAY[$4::jsonb], ARRAY[$5::bytea])', [topic, randomUUID(), key, JSON.stringify(headers), payload]);
    }
  } else {
    const kafka = new Kafka({ clientId: 'canaries', brokers: (system.running.kafka?.brokers ?? '').split(','), logCreator: kafkaLogCreator(new Logger('canaries', 'error')) });
    const producer = kafka.producer({ allowAutoTopicCreation: false });
    await producer.connect();
    await producer.send({ topic, messages: records.map(({ key, headers, payload }) => ({ key, partition: 0, headers, value: payload })) });
    await producer.disconnect();
  }
  await until('the poison to be parked', async () => ((await system.rows.count('casework', 'SELECT count(*) AS n FROM parked')) >= records.length ? true : undefined), 60_000);
}
