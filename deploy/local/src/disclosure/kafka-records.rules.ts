/** A record as it lies in a broker's log. */
export interface LoggedRecord {
  key: Buffer;
  value: Buffer;
  headers: [name: string, value: Buffer][];
}

/** Bytes of a batch before its length counts. */
const BEFORE_BATCH = 12;
const ATTRIBUTES_AT = 21;
/** Bytes of a batch before its first record; the last four say how many there are. */
const BEFORE_RECORDS = 61;
/** The format since Kafka 0.11. */
const MAGIC = 2;
const PACKED = 7;

/**
 * The records of one file of a broker's log (message format 2), read without asking a broker.
 *
 * @throws Error for a batch that is packed or of another format: what cannot be read is not to be taken for noise
 */
export function recordsOf(segment: Buffer): LoggedRecord[] {
  const records: LoggedRecord[] = [];
  for (let at = 0; at + BEFORE_RECORDS <= segment.length; ) {
    const length = segment.readInt32BE(at + 8);
    // Files are made longer than they are full.
    if (length <= 0) break;
    const batch = segment.subarray(at, at + BEFORE_BATCH + length);
    if (batch.length < BEFORE_RECORDS) break;
    if (batch[16] !== MAGIC || (batch.readInt16BE(ATTRIBUTES_AT) & PACKED) !== 0) throw new Error('A batch of the broker\'s log is packed or of another format, and cannot be looked at. (disclosure.kafka-format)');
    records.push(...inBatch(batch));
    at += BEFORE_BATCH + length;
  }
  return records;
}

function inBatch(batch: Buffer): LoggedRecord[] {
  const reader = new Reader(batch, BEFORE_RECORDS);
  return Array.from({ length: batch.readInt32BE(BEFORE_RECORDS - 4) }, () => {
    const end = reader.number() + reader.at;
    // Attributes, and how much later and further than the first of the batch.
    reader.at++;
    reader.number();
    reader.number();
    const [key, value] = [reader.bytes(), reader.bytes()];
    const headers = Array.from({ length: reader.number() }, (): LoggedRecord['headers'][number] => [reader.bytes().toString('utf8'), reader.bytes()]);
    reader.at = end;
    return { key, value, headers };
  });
}

class Reader {
  constructor(private readonly from: Buffer, public at: number) {}

  /** A signed number in base 128, its sign last. Beyond 2^53 it is not exact, which only times could be. */
  number(): number {
    let value = 0;
    for (let place = 1; ; place *= 128) {
      const byte = this.from.readUInt8(this.at++);
      value += (byte & 127) * place;
      if (byte < 128) return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
    }
  }

  /** Nothing is empty here. */
  bytes(): Buffer {
    const length = Math.max(0, this.number());
    this.at += length;
    return this.from.subarray(this.at - length, this.at);
  }
}
