import { createHash, randomUUID } from 'node:crypto';
import { reach } from '@amparo/messaging';
import { Database } from '@amparo/persistence';
import { Sealer, type FilePart } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { PART_BYTES, placeOf, plainName, type FileRefusal, type SealedAbout } from './attachment.rules';
import { findKind, type FileKind } from './file-kinds.rules';

/** A file that lies sealed at the door and belongs to no report yet. */
export interface SealedFile {
  id: string;
  size: number;
  sha256: string;
}

/**
 * Seals a file to casework while it comes in, part by part, each on its own: no more of it is ever in memory than one part, and nothing
 * of it touches a disk unsealed. What it is and its hash are sealed last, when they are known.
 */
@Injectable()
export class SealFile {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
  ) {}

  /** @returns the file, or why it is not taken: then nothing of it is kept. @throws Refusal of the form when it breaks off; the database's error */
  async run(file: FilePart, nameWithoutCodes: (name: string) => string): Promise<SealedFile | FileRefusal> {
    const id = randomUUID();
    const hash = createHash('sha256');
    let kind: FileKind | undefined;
    let size = 0;
    let parts = 0;
    try {
      for await (const part of inParts(file.bytes)) {
        kind ??= findKind(part);
        if (kind === undefined) return 'attachment.kind';
        if (parts === 0) await this.database.query('INSERT INTO attachments (id) VALUES ($1)', [id]);
        hash.update(part);
        size += part.length;
        parts += 1;
        await this.keep(id, parts, part);
      }
      if (size === 0) return 'attachment.empty';
      if (file.isCutShort()) {
        await this.drop(id);
        return 'attachment.oversize';
      }
      const about: SealedAbout = { name: nameWithoutCodes(plainName(file.name)), kind: kind!, size, sha256: hash.digest('hex'), parts };
      await this.keep(id, 0, Buffer.from(JSON.stringify(about)));
      return { id, size, sha256: about.sha256 };
    } catch (error) {
      // What is left where this fails too is swept up.
      await this.drop(id).catch(() => undefined);
      throw error;
    }
  }

  /** Lets go of a file that belongs to no report. */
  async drop(id: string): Promise<void> {
    await this.database.query('DELETE FROM attachments WHERE id = $1 AND report_id IS NULL', [id]);
  }

  private async keep(id: string, number: number, part: Buffer): Promise<void> {
    await this.database.query('INSERT INTO attachment_parts (attachment_id, number, sealed) VALUES ($1, $2, $3)', [id, number, await this.sealer.seal(part, placeOf(id, number))]);
    await reach('files.after-part');
  }
}

/** The bytes of a file in parts of one length; the last one is what is left. */
async function* inParts(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    for (let rest = chunk; rest.length > 0;) {
      const taken = rest.subarray(0, PART_BYTES - length);
      rest = rest.subarray(taken.length);
      waiting.push(taken);
      length += taken.length;
      if (length < PART_BYTES) continue;
      yield Buffer.concat(waiting);
      waiting = [];
      length = 0;
    }
  }
  if (length > 0) yield Buffer.concat(waiting);
}
