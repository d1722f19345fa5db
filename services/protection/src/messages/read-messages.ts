import { shows, type Subject } from '@amparo/domain';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { getReferral } from '../needs/get-referral';
import { SeeOffer } from '../offers/see-offer';
import { SeeCase } from '../sight/see-case';
import { wordsPlace } from './keep-message';
import type { MessageShown } from './messages.dto';

type Row = Omit<MessageShown, 'text'> & { words: Buffer };

/** What the desk and an organisation wrote to each other, the oldest first: who reads it is committed before it is answered. */
@Injectable()
export class ReadMessages {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly seeOffer: SeeOffer,
    private readonly fields: SealedFields,
  ) {}

  /** To whoever answers for the case. @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `referral.absent` */
  async byDesk(subject: Subject, caseId: string, referralId: string): Promise<MessageShown[]> {
    const { now } = await this.seeCase.run(subject, 'referral.offer', caseId);
    const rows = await this.database.transaction(async (tx) => {
      await getReferral(tx, { id: referralId, caseId });
      return this.taken(tx, subject, { caseId, referralId, ofPartner: true, at: now });
    });
    return this.opened(caseId, rows);
  }

  /**
   * To somebody of the organisation: what the desk wrote only while consent for what was released holds, and nothing once it is over.
   *
   * @throws Refusal `referral.absent`, `access.second-factor`
   */
  async byPartner(subject: Subject, referralId: string): Promise<MessageShown[]> {
    const [caseId, rows] = await this.database.transaction(async (tx) => {
      const { referral, until, now } = await this.seeOffer.toRead(tx, subject, 'offer.answer', referralId);
      if (shows(referral.status) === 'NOTHING') return [referral.caseId, []];
      if (until === undefined) return [referral.caseId, await rowsOf(tx, referralId, 'AND of_partner')];
      return [referral.caseId, await this.taken(tx, subject, { caseId: referral.caseId, referralId, ofPartner: false, at: now })];
    });
    const shown = await this.opened(caseId, rows);
    return shown.map(({ author, ...message }) => ({ ...message, author: message.ofPartner ? author : null }));
  }

  /** All of them; those of the other side are read from now on. */
  private async taken(tx: EntityManager, { person, session }: Subject, { caseId, referralId, ofPartner, at }: { caseId: string; referralId: string; ofPartner: boolean; at: Date }): Promise<Row[]> {
    await tx.query('UPDATE referral_messages SET read_by = $2, read_at = $3 WHERE referral_id = $1 AND of_partner = $4 AND read_at IS NULL', [referralId, person, at, ofPartner]);
    const rows = await rowsOf(tx, referralId);
    if (rows.length > 0) auditInChange(tx, { at, person, session, action: ofPartner ? 'referral.read-messages' : 'offer.read-messages', caseId, about: referralId });
    return rows;
  }

  private async opened(caseId: string, rows: readonly Row[]): Promise<MessageShown[]> {
    if (rows.length === 0) return [];
    const seal = await this.fields.ofCaseForReading(this.database, caseId);
    return rows.map(({ words, ...message }) => ({ ...message, text: seal.open(words, wordsPlace(message.messageId)).toString('utf8') }));
  }
}

function rowsOf(tx: EntityManager, referralId: string, which = ''): Promise<Row[]> {
  return tx.query<Row[]>(
    `SELECT id AS "messageId", of_partner AS "ofPartner", author, at, words, read_at AS "readAt" FROM referral_messages
     WHERE referral_id = $1 ${which} ORDER BY at, id LIMIT 500`, [referralId],
  );
}
