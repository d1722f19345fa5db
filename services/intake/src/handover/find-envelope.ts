import { Injectable } from '@nestjs/common';
import { isUuid, Refusal } from '@amparo/kernel';
import { HandoverDatabase } from '../db/databases';

/** Gives casework a sealed envelope. It stays until casework says that it has it. */
@Injectable()
export class FindEnvelope {
  constructor(private readonly database: HandoverDatabase) {}

  /**
   * @param kind of what, since a message is not served as a report
   * @throws Refusal `envelope.absent`: never there, or handed over already
   */
  async run(kind: 'REPORT' | 'MESSAGE', id: string): Promise<Buffer> {
    const rows = isUuid(id)
      ? await this.database.query<{ sealed: Buffer }>('SELECT sealed FROM envelopes WHERE id = $1 AND kind = $2', [id, kind])
      : [];
    if (rows[0] === undefined) throw new Refusal('absent', 'envelope.absent', 'There is no such envelope, or it was handed over.');
    return rows[0].sealed;
  }
}
