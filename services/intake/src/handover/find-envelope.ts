import { Injectable } from '@nestjs/common';
import { Refusal } from '@amparo/kernel';
import { HandoverDatabase } from '../db/databases';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Gives casework a sealed envelope. It stays until casework says that it has it. */
@Injectable()
export class FindEnvelope {
  constructor(private readonly database: HandoverDatabase) {}

  /**
   * @param kind of what, since a message is not served as a report
   * @throws Refusal `envelope.absent`: never there, or handed over already
   */
  async run(kind: 'REPORT' | 'MESSAGE', id: string): Promise<Buffer> {
    const rows = UUID.test(id)
      ? await this.database.query<{ sealed: Buffer }>('SELECT sealed FROM envelopes WHERE id = $1 AND kind = $2', [id, kind])
      : [];
    if (rows[0] === undefined) throw new Refusal('absent', 'envelope.absent', 'There is no such envelope, or it was handed over.');
    return rows[0].sealed;
  }
}
