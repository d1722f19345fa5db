import type { Subject } from '@amparo/domain';
import { Database, SealedFields, SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { NoteContentReading } from '../budget/note-content-reading';
import { SeeCase } from '../reading/see-case';
import { openWords } from '../replies/reply-words';
import type { ConversationShown, MessageShown, PurposeQuery } from './disclosure.dto';
import { OpenForReading } from './open-for-reading';
import { purposeOf } from './read-content';

interface SealedMessage {
  messageId: string;
  receivedAt: Date;
  envelope: Buffer | null;
}

interface SealedReply {
  messageId: string;
  receivedAt: Date;
  author: string;
  words: Buffer;
  seen: boolean;
}

/** What the reporter wrote with the return code, and what the team answered (S2), in its order. */
@Injectable()
export class ReadConversation {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly noteReading: NoteContentReading,
    private readonly sight: SightDatabase,
    private readonly database: Database,
    private readonly fields: SealedFields,
    private readonly openForReading: OpenForReading,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `reading.budget-spent`; any error of the audit's: then nothing was read */
  async run(subject: Subject, which: string, { purpose = 'CASE_WORK' }: PurposeQuery): Promise<ConversationShown> {
    const seen = await this.seeCase.run(subject, ['case.read-conversation'], which);
    await this.noteReading.run(subject, seen, purposeOf(seen, subject, purpose));
    const [wrote, replied] = await this.sight.seenBy(seen.sight, async (tx) => [
      await tx.query<SealedMessage[]>(
        `SELECT submission_id AS "messageId", received_at AS "receivedAt", CASE WHEN state <> 'WANTED' THEN envelope END AS envelope FROM contents
         WHERE case_id = $1 AND kind = 'MESSAGE' ORDER BY received_at, submission_id`, [seen.id],
      ),
      await tx.query<SealedReply[]>(
        'SELECT id AS "messageId", written_at AS "receivedAt", author, words, seen FROM replies WHERE case_id = $1 ORDER BY written_at, id', [seen.id],
      ),
    ] as const);
    const messages = [...await Promise.all(wrote.map(await this.messageOf(seen.id))), ...replied.map(await this.replyOf(seen.id))];
    return { caseId: seen.id, messages: messages.sort((one, other) => one.receivedAt.getTime() - other.receivedAt.getTime()) };
  }

  private async messageOf(caseId: string): Promise<(row: SealedMessage) => Promise<MessageShown>> {
    const open = await this.openForReading.of(caseId);
    return async ({ messageId, receivedAt, envelope }) => {
      const text = envelope === null ? undefined : (await open(messageId, envelope))?.['text'];
      return { messageId, receivedAt, from: 'REPORTER', text: typeof text === 'string' ? text : null };
    };
  }

  private async replyOf(caseId: string): Promise<(row: SealedReply) => MessageShown> {
    const seal = await this.fields.ofCaseUnlessErased(this.database, caseId);
    return ({ messageId, receivedAt, author, words, seen }) =>
      ({ messageId, receivedAt, from: 'TEAM', text: seal === undefined ? null : openWords(seal, messageId, words), author, seen });
  }
}
