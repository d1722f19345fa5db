import { ReferralMessageWrittenSchema } from '@amparo/contracts';
import { laneOf } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { SealedFields, type CaseSeal } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FindConcernedPeople } from '../hearers/find-concerned-people';
import { FindPartnerPeople } from '../hearers/find-partner-people';
import type { ReferralEntity } from '../needs/referral.entity';
import type { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';
import type { WriteMessageRequest } from './messages.dto';

/** Where what a message says is sealed. */
export const wordsPlace = (messageId: string) => ({ table: 'referral_messages', column: 'words', row: messageId });

/** Who writes it, of which side, and when. */
export interface Author {
  person: string;
  ofPartner: boolean;
  at: Date;
}

/** Keeps what was written, sealed under the key of the case, and tells whoever it is for. The case is locked. */
@Injectable()
export class KeepMessage {
  constructor(
    private readonly fields: SealedFields,
    private readonly outbox: Outbox,
    private readonly concerned: FindConcernedPeople,
    private readonly partnerPeople: FindPartnerPeople,
  ) {}

  /**
   * @returns false where it lies there already, word for word: its answer was lost on its way
   * @throws Refusal `message.empty`; `message.other-words` where the id was taken for something else
   */
  async run(tx: EntityManager, { id: referralId, caseId, organisationId }: ReferralEntity, known: CaseEntity, { messageId, text }: WriteMessageRequest, { person, ofPartner, at }: Author): Promise<boolean> {
    if (text.trim() === '') throw new Refusal('unprocessable', 'message.empty', 'There is no text in the message.');
    const seal = await this.fields.ofCase(tx, caseId);
    if (await liesThere(tx, seal, referralId, ofPartner, { messageId, text })) return false;
    await tx.query(
      'INSERT INTO referral_messages (id, referral_id, case_id, of_partner, author, at, words) VALUES ($1, $2, $3, $4, $5, $6, $7)',
      [messageId, referralId, caseId, ofPartner, person, at, seal.seal(text, wordsPlace(messageId))],
    );
    this.outbox.add(tx, ReferralMessageWrittenSchema, { subject: caseId, version: known.version, lane: laneOf(urgencyOf(known)), actor: person }, {
      caseId, reference: known.reference ?? '', referralId, organisationId, messageId, urgency: urgencyOf(known),
      deskPersonIds: ofPartner ? await this.concerned.run(tx, known) : [],
      partnerPersonIds: ofPartner ? [] : await this.partnerPeople.run(organisationId, known),
    });
    return true;
  }
}

async function liesThere(tx: EntityManager, seal: CaseSeal, referralId: string, ofPartner: boolean, { messageId, text }: WriteMessageRequest): Promise<boolean> {
  const [found] = await tx.query<{ referralId: string; ofPartner: boolean; words: Buffer }[]>(
    'SELECT referral_id AS "referralId", of_partner AS "ofPartner", words FROM referral_messages WHERE id = $1', [messageId],
  );
  if (found === undefined) return false;
  if (found.referralId === referralId && found.ofPartner === ofPartner && seal.open(found.words, wordsPlace(messageId)).toString('utf8') === text) return true;
  throw new Refusal('conflict', 'message.other-words', 'This message was sent before with other words. Write it anew.');
}
