import { recordsOf } from './kafka-records.rules';

const CASE = '0198f3a2-1111-7222-8333-444455556666';

/** A signed number in base 128, as Kafka writes it. */
function number(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value < 0 ? -value * 2 - 1 : value * 2; ; left = Math.floor(left / 128)) {
    bytes.push(left < 128 ? left : 128 + (left % 128));
    if (left < 128) return Buffer.from(bytes);
  }
}

const text = (value: string | undefined): Buffer => (value === undefined ? number(-1) : Buffer.concat([number(Buffer.byteLength(value)), Buffer.from(value)]));

function record(key: string | undefined, value: string, headers: Record<string, string>): Buffer {
  const named = Object.entries(headers).flatMap(([name, of]) => [text(name), text(of)]);
  const body = Buffer.concat([Buffer.of(0), number(1_234_567), number(3), text(key), text(value), number(Object.keys(headers).length), ...named]);
  return Buffer.concat([number(body.length), body]);
}

function batch(records: Buffer[], { attributes = 0, magic = 2 } = {}): Buffer {
  const head = Buffer.alloc(61);
  const body = Buffer.concat(records);
  head.writeInt32BE(61 - 12 + body.length, 8);
  head.writeInt8(magic, 16);
  head.writeInt16BE(attributes, 21);
  head.writeInt32BE(records.length, 57);
  return Buffer.concat([head, body]);
}

describe('a broker\'s log, read without the broker', () => {
  it('gives every record of every batch, up to where the file is not filled yet', () => {
    const segment = Buffer.concat([
      batch([record(CASE, 'one', { type: 'amparo.intake.v1.ReportReceived' }), record(undefined, 'x'.repeat(300), {})]), batch([record('directory', '', { at: '2026-01-31' })]), Buffer.alloc(500),
    ]);
    const read = recordsOf(segment).map(({ key, value, headers }) => [key.toString(), value.length, headers.map(([name, of]) => `${name}: ${of.toString()}`)]);
    expect(read).toEqual([[CASE, 3, ['type: amparo.intake.v1.ReportReceived']], ['', 300, []], ['directory', 0, ['at: 2026-01-31']]]);
  });

  it('reads what was written whole of a batch that is being written', () => {
    expect(recordsOf(batch([record(CASE, 'one', {})]).subarray(0, 40))).toEqual([]);
  });

  it.each([['packed', { attributes: 1 }], ['of a format from before', { magic: 1 }]])('takes nothing for noise that is %s', (_, how) => {
    expect(() => recordsOf(batch([record(CASE, 'one', {})], how))).toThrow('disclosure.kafka-format');
  });
});
