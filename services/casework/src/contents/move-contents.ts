import { CaseErased, Database, SealedFields, resealBatch, type SealedRow } from '@amparo/persistence';
import { Logger, Loop, Opener } from '@amparo/platform';
import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CONTENT_COLUMN, isFromTheDoor, sealContent } from './kept-content';

const IDLE_MS = 600_000;

/**
 * Brings contents that lie as the door sealed them under the keys of their cases, so that destroying a key reaches them, and so
 * that nothing but what is on its way hangs on the private key of reports. Once through, and it goes on where it was.
 */
@Injectable()
export class MoveContents implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    private readonly database: Database,
    private readonly fields: SealedFields,
    private readonly opener: Opener,
    logger: Logger,
  ) {
    this.loop = new Loop({ name: 'contents.move', work: () => this.run(), idleMs: IDLE_MS, logger });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** One batch. @returns whether there may be more */
  async run(): Promise<boolean> {
    return resealBatch(this.database, CONTENT_COLUMN, 'case keys', (row) => this.moved(row));
  }

  private async moved({ key: submissionId, sealed, caseId }: SealedRow): Promise<Buffer | undefined> {
    if (caseId === null || !isFromTheDoor(sealed)) return undefined;
    try {
      const seal = await this.fields.ofCase(this.database, caseId);
      const plain = await this.opener.open(sealed, Buffer.from(submissionId, 'utf8')).catch(() => undefined);
      return sealContent(seal, submissionId, plain === undefined ? { envelope: sealed } : { plain });
    } catch (error) {
      if (error instanceof CaseErased) return undefined;
      throw error;
    }
  }
}
