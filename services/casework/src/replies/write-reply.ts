import { ReplyWrittenSchema } from '@amparo/contracts';
import { laneOf, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { Database, SealedFields, type CaseSeal } from '@amparo/persistence';
import { Sealer } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../cases/case.entity';
import { lockCase } from '../cases/lock-case';
import { noteInChange } from '../disclosure/note-reading';
import { admitted, SeeCase } from '../reading/see-case';
import { resourceOf } from '../sight/sight-facts.rules';
import { TimelineEntity } from '../timeline/timeline.entity';
import { openWords, sealWords } from './reply-words';

/** A reply as its author sends it. */
export interface NewReply {
  /** A UUID that her page made: the same one again is the same reply. */
  replyId: string;
  text: string;
}

/** It is durable, and on its way to the door. */
export interface ReplyShown {
  caseId: string;
  replyId: string;
}

/**
 * Whoever has a case writes to the person who reported it. The words are sealed twice: under the key of the case, so that the team
 * reads what it said, and to the key of the return code, which the door cannot open without her (security: "The public door").
 */
@Injectable()
export class WriteReply {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly fields: SealedFields,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; `reply.empty`; `reply.no-way-back` for a case without a
   *   return code that is known here; `reply.other-words` when the id was taken for something else
   */
  async run(subject: Subject, which: string, reply: NewReply): Promise<ReplyShown> {
    const { id, context } = await this.seeCase.run(subject, ['case.reply'], which);
    if (reply.text.trim() === '') throw new Refusal('unprocessable', 'reply.empty', 'There is no text in the reply.');
    const now = this.clock.now();
    return this.database.transaction(async (tx) => {
      const known = await lockCase(tx, id, now);
      admitted(subject, 'case.reply', resourceOf(known), context);
      const seal = await this.fields.ofCase(tx, id);
      if (!(await wasWritten(tx, seal, id, reply))) await this.write(tx, subject, known, seal, { ...reply, now });
      return { caseId: id, replyId: reply.replyId };
    });
  }

  private async write(tx: EntityManager, subject: Subject, known: CaseEntity, seal: CaseSeal, { replyId, text, now }: NewReply & { now: Date }): Promise<void> {
    if (known.replyKey === null) throw new Refusal('conflict', 'reply.no-way-back', 'No way back to the person is known for this case.');
    const { person } = subject;
    const envelope = await (await Sealer.fromPublicKey(known.replyKey)).seal(Buffer.from(text), Buffer.from(replyId));
    await tx.query(
      'INSERT INTO replies (id, case_id, written_at, author, words, envelope) VALUES ($1, $2, $3, $4, $5, $6)',
      [replyId, known.id, now, person, sealWords(seal, replyId, text), envelope],
    );
    noteInChange(tx, subject, 'case.reply', known.id, 'CASE_WORK', now);
    await tx.insert(TimelineEntity, { caseId: known.id, at: now, what: 'REPLY_WRITTEN', actor: person, detail: [] });
    const about = { subject: known.id, version: known.version, lane: laneOf(known.urgency), actor: person };
    this.outbox.add(tx, ReplyWrittenSchema, about, { caseId: known.id, replyId });
  }
}

/** Whether the same reply is there already, after an answer that was lost. */
async function wasWritten(tx: EntityManager, seal: CaseSeal, caseId: string, { replyId, text }: NewReply): Promise<boolean> {
  const [found] = await tx.query<{ caseId: string; words: Buffer }[]>('SELECT case_id AS "caseId", words FROM replies WHERE id = $1', [replyId]);
  if (found === undefined) return false;
  if (found.caseId === caseId && openWords(seal, replyId, found.words) === text) return true;
  throw new Refusal('conflict', 'reply.other-words', 'This reply was sent before with other words. Write it anew.');
}
