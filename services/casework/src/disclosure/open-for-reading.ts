import { Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { openContent } from '../contents/kept-content';
import { OpenContent } from '../contents/open-content';

/** Opens one content of a case; nothing where it does not open or is no object: a person looks at that (FETCH_CONTENT). */
export type ContentOpener = (submissionId: string, sealed: Buffer) => Promise<Record<string, unknown> | undefined>;

/** Opens what is kept of a case, in memory, to be read as it was sent. */
@Injectable()
export class OpenForReading {
  constructor(
    private readonly database: Database,
    private readonly fields: SealedFields,
    private readonly content: OpenContent,
  ) {}

  /** @throws MissingEpoch where the key of the case is not to be had */
  async of(caseId: string): Promise<ContentOpener> {
    const seal = await this.fields.ofCaseUnlessErased(this.database, caseId);
    // Erased a moment ago: there is nothing to read.
    if (seal === undefined) return async () => undefined;
    return async (submissionId, sealed) => {
      try {
        // As a message: what it says is not looked at here, whatever it is.
        const { plain } = await this.content.run({ submissionId, kind: 'MESSAGE' }, openContent(seal, submissionId, sealed));
        const read = JSON.parse(plain.toString('utf8')) as unknown;
        return isObject(read) ? read : undefined;
      } catch {
        return undefined;
      }
    };
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
