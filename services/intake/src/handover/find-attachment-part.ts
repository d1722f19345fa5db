import { Injectable } from '@nestjs/common';
import { isUuid, Refusal } from '@amparo/kernel';
import { HandoverDatabase } from '../db/databases';

/** Gives casework one sealed part of a file: 0 says what it is, its bytes follow from 1 on. It stays until casework has all of it. */
@Injectable()
export class FindAttachmentPart {
  constructor(private readonly database: HandoverDatabase) {}

  /** @throws Refusal `envelope.absent`: never there, of no report yet, or handed over already */
  async run(id: string, number: string): Promise<Buffer> {
    const rows = isUuid(id) && /^\d{1,4}$/.test(number)
      ? await this.database.query<{ sealed: Buffer }>('SELECT p.sealed FROM attachment_parts p JOIN attachments a ON a.id = p.attachment_id WHERE p.attachment_id = $1 AND p.number = $2', [id, Number(number)])
      : [];
    if (rows[0] === undefined) throw new Refusal('absent', 'envelope.absent', 'There is no such envelope, or it was handed over.');
    return rows[0].sealed;
  }
}
