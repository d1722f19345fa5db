import type { Report } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Opener } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { ContentEntity } from './content.entity';
import { readEntered, readSealedReport, replyKeyIn, type Entered } from './envelope.rules';
import type { KeptContent } from './kept-content';

/** A content that was opened: a report's facts, or a message, of which nothing is needed but that it opens; and what was sent. */
export type OpenedContent = ({ kind: 'REPORT'; report: Report; entered?: Entered } | { kind: 'MESSAGE' }) & {
  plain: Buffer;
  /** What replies are sealed to, where the door said it. */
  replyKey?: Buffer;
};

/** It does not open, or cannot be read: trying again would not help. */
export class CannotOpen extends Error {
  /** @param kept what is to be kept of it all the same */
  constructor(
    readonly trouble: 'UNOPENABLE' | 'UNREADABLE',
    readonly kept: KeptContent,
  ) {
    super(trouble);
    this.name = 'CannotOpen';
  }
}

/** Opens what the door sealed. The submission's id is sealed in with it: an envelope of another submission does not open. */
@Injectable()
export class OpenContent {
  constructor(private readonly opener: Opener) {}

  /** @throws CannotOpen */
  async run({ submissionId, kind }: Pick<ContentEntity, 'submissionId' | 'kind'>, kept: KeptContent): Promise<OpenedContent> {
    const plain = 'plain' in kept ? kept.plain : await this.fromTheDoor(submissionId, kept.envelope);
    const text = plain.toString('utf8');
    const way = { plain, replyKey: replyKeyIn(text) };
    if (kind === 'MESSAGE') return { kind, ...way };
    try {
      const entered = readEntered(text);
      return { kind, ...way, report: readSealedReport(text), ...(entered === undefined ? {} : { entered }) };
    } catch (error) {
      throw error instanceof Refusal ? new CannotOpen('UNREADABLE', { plain }) : error;
    }
  }

  private async fromTheDoor(submissionId: string, envelope: Buffer): Promise<Buffer> {
    return this.opener.open(envelope, Buffer.from(submissionId, 'utf8')).catch(() => {
      throw new CannotOpen('UNOPENABLE', { envelope });
    });
  }
}
