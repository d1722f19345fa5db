import type { Report } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Opener } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { ContentEntity } from './content.entity';
import { readSealedReport } from './envelope.rules';

/** A content that was opened: a report's facts, or a message, of which nothing is needed but that it opens. */
export type OpenedContent = { kind: 'REPORT'; report: Report } | { kind: 'MESSAGE' };

/** It does not open, or cannot be read: trying again would not help. */
export class CannotOpen extends Error {
  constructor(readonly trouble: 'UNOPENABLE' | 'UNREADABLE') {
    super(trouble);
    this.name = 'CannotOpen';
  }
}

/** Opens what the door sealed. The submission's id is sealed in with it: an envelope of another submission does not open. */
@Injectable()
export class OpenContent {
  constructor(private readonly opener: Opener) {}

  /** @throws CannotOpen */
  async run(content: Pick<ContentEntity, 'submissionId' | 'kind'>, envelope: Uint8Array): Promise<OpenedContent> {
    const plain = await this.opener.open(envelope, Buffer.from(content.submissionId, 'utf8')).catch(() => {
      throw new CannotOpen('UNOPENABLE');
    });
    if (content.kind === 'MESSAGE') return { kind: 'MESSAGE' };
    try {
      return { kind: 'REPORT', report: readSealedReport(plain.toString('utf8')) };
    } catch (error) {
      throw error instanceof Refusal ? new CannotOpen('UNREADABLE') : error;
    }
  }
}
