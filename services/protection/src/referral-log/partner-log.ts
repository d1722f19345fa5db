import { consentFor, heldUntil, namedIn, type Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { auditInChange, Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindRefused } from '../consents/find-refused';
import { findStanding } from '../consents/find-standing';
import type { ReferralEntity } from '../needs/referral.entity';
import { SeeOffer } from '../offers/see-offer';
import { partnerMayRead, partnerMayWrite, storyFor } from './referral-line.rules';
import { ReferralLines } from './referral-lines';
import type { LineShown, WriteLineRequest } from './referral-log.dto';

/** The log of a referral, for its organisation: what it did and when, and what it and the desk wrote to each other. */
@Injectable()
export class PartnerLog {
  constructor(
    private readonly database: Database,
    private readonly seeOffer: SeeOffer,
    private readonly lines: ReferralLines,
    private readonly refused: FindRefused,
  ) {}

  /** @throws Refusal `referral.absent`; `referral.step` where nothing is written there any more or yet; `line.service` for a service without what and when, or a message with them; `line.other-words`, `line.many` */
  async write(subject: Subject, referralId: string, line: WriteLineRequest): Promise<{ lineId: string }> {
    return this.database.transaction(async (tx) => {
      const { referral, known, now, until } = await this.seeOffer.run(tx, subject, 'offer.answer', referralId);
      const isService = line.kind === 'SERVICE';
      if ((line.measure !== undefined) !== isService || (line.day !== undefined) !== isService || (line.day !== undefined && !isDay(line.day))) {
        throw new Refusal('unprocessable', 'line.service', 'Of a service say which and on what day, and of a message neither.');
      }
      if (await this.lines.isThere(tx, referral, { ...line, by: 'PARTNER' })) return { lineId: line.lineId };
      if (!partnerMayWrite(line.kind, referral.status, until !== undefined)) throw new Refusal('conflict', 'referral.step', 'It does not stand where that can be done.');
      await this.lines.write(tx, known, referral, { ...line, by: 'PARTNER', person: subject.person, at: now });
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'offer.answer', caseId: referral.caseId, about: referralId, purpose: line.kind });
      return { lineId: line.lineId };
    });
  }

  /**
   * Consent to the story is asked again now, and the reading is written down before it is answered. Whoever is shown what the desk wrote has held
   * something, as who reads a packet.
   *
   * @returns with the lines, until when the desk's may be shown; nothing where none of them is
   * @throws Refusal `referral.absent`
   */
  async read(subject: Subject, referralId: string): Promise<{ lines: LineShown[]; until: Date | undefined }> {
    const { lines, until } = await this.database.transaction(async (tx) => {
      const { referral, now } = await this.seeOffer.run(tx, subject, 'offer.answer', referralId);
      const { caseId } = referral;
      const standing = await findStanding(tx, caseId);
      const consent = consentFor(storyFor(referral), standing, now);
      const rows = (await this.lines.find(tx, referralId)).filter(({ by }) => partnerMayRead(by, referral.status, consent !== undefined));
      const refused = await this.refused.run(tx, caseId);
      const opened = (await this.lines.opened(tx, caseId, rows, 'PARTNER')).filter(({ by, words }) => by === 'PARTNER' || namedIn([words], refused).length === 0);
      const ofDesk = opened.some(({ by }) => by === 'DESK');
      if (ofDesk) {
        await noteReading(tx, referral, subject.person, now);
        await this.lines.noteRead(tx, referralId, { by: 'DESK', at: now });
      }
      if (opened.length > 0) auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'offer.answer', caseId, about: referralId, purpose: 'LOG_READ' });
      return { lines: opened, until: ofDesk && consent !== undefined ? heldUntil(consent, standing.objections) : undefined };
    });
    // Who works here is nobody's to know who could be made to tell it.
    return { lines: lines.map((line) => (line.by === 'DESK' ? { ...line, person: null } : line)), until };
  }
}

/** No field of the packet: it was what the desk wrote. */
async function noteReading(tx: EntityManager, { id, caseId }: ReferralEntity, person: string, at: Date): Promise<void> {
  await tx.query(`INSERT INTO packet_reads (referral_id, case_id, person, at, fields) VALUES ($1, $2, $3, $4, '{}')`, [id, caseId, person, at]);
}

const isDay = (day: string): boolean => !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
