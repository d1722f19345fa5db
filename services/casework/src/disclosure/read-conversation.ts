import type { Subject } from '@amparo/domain';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { NoteContentReading } from '../budget/note-content-reading';
import { SeeCase } from '../reading/see-case';
import type { ConversationShown, PurposeQuery } from './disclosure.dto';
import { OpenForReading, type ContentOpener } from './open-for-reading';
import { purposeOf } from './read-content';

interface SealedMessage {
  messageId: string;
  receivedAt: Date;
  envelope: Buffer | null;
}

/** What the reporter wrote with the return code (S2), in its order. */
@Injectable()
export class ReadConversation {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly noteReading: NoteContentReading,
    private readonly sight: SightDatabase,
    private readonly openForReading: OpenForReading,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `reading.budget-spent`; any error of the audit's: then nothing was read */
  async run(subject: Subject, which: string, { purpose = 'CASE_WORK' }: PurposeQuery): Promise<ConversationShown> {
    const seen = await this.seeCase.run(subject, ['case.read-conversation'], which);
    await this.noteReading.run(subject, seen, purposeOf(seen, subject, purpose));
    const rows = await this.sight.seenBy(seen.sight, (tx) => tx.query<SealedMessage[]>(
      `SELECT submission_id AS "messageId", received_at AS "receivedAt", CASE WHEN state <> 'WANTED' THEN envelope END AS envelope FROM contents
       WHERE case_id = $1 AND kind = 'MESSAGE' ORDER BY received_at, submission_id`, [seen.id],
    ));
    const open = await this.openForReading.of(seen.id);
    return { caseId: seen.id, messages: await Promise.all(rows.map((row) => show(row, open))) };
  }
}

async function show({ messageId, receivedAt, envelope }: SealedMessage, open: ContentOpener): Promise<ConversationShown['messages'][number]> {
  const opened = envelope === null ? undefined : await open(messageId, envelope);
  const text = opened?.['text'];
  return { messageId, receivedAt, from: 'REPORTER', text: typeof text === 'string' ? text : null };
}
