import { isUuid, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';

/** Gives the door a reply, sealed to the return code. It stays, so that a door that was restored can ask again. */
@Injectable()
export class FindReply {
  constructor(private readonly database: Database) {}

  /** @throws Refusal `reply.absent`: never there, or its case was erased */
  async run(id: string): Promise<Buffer> {
    const rows = isUuid(id) ? await this.database.query<{ envelope: Buffer }>('SELECT envelope FROM replies WHERE id = $1', [id]) : [];
    if (rows[0] === undefined) throw new Refusal('absent', 'reply.absent', 'There is no such reply.');
    return rows[0].envelope;
  }
}
