import { randomUUID } from 'node:crypto';
import { ConsentGivenSchema } from '@amparo/contracts';
import { defaultEnd, objectsTo, type ConsentDraft, type ConsentState, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Outbox } from '@amparo/messaging';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CaseEntity } from '../routing/case.entity';
import { RemoveRefused } from '../needs/remove-refused';
import { SeeCase } from '../sight/see-case';
import { StopSharing } from '../sharing/stop-sharing';
import { ConsentEntity } from './consent.entity';
import { draftOf, isWish, mayRecord } from './consent-said.rules';
import type { RecordConsentRequest, RecordedConsent, SealedTerms } from './consents.dto';
import { FindRecipient } from './find-recipient';
import { findStanding } from './find-standing';
import { refuseUnlessYes } from './refuse-unless-yes';

/** Writes down what somebody agreed to, refused, or is still to be asked (guide 4.4). Her words and whoever is named are sealed. */
@Injectable()
export class RecordConsent {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly findRecipient: FindRecipient,
    private readonly stopSharing: StopSharing,
    private readonly removeRefused: RemoveRefused,
    private readonly fields: SealedFields,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; 422 with the code of the first rule that it breaks;
   *   `consent.recipient-unknown`; `consent.objected-since` for one that was taken back since it was given
   */
  async run(subject: Subject, caseId: string, said: RecordConsentRequest): Promise<RecordedConsent> {
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'consent.record', caseId);
      const now = this.clock.now();
      const draft = draftOf(said, instant(said.givenAt) ?? now, instant(said.expiresAt));
      const wish = isWish(said);
      if (!(wish && said.answer === 'GIVEN')) refuseUnlessYes(mayRecord(said.answer, draft, now));
      const state = wish && said.answer !== 'REFUSED' ? 'PENDING' : STATE[said.answer];
      const [recipient, ...notTo] = await this.opaqueIds(wish ? '' : said.recipient, said.notTo);
      const saved = await this.save(tx, subject, { known, said, draft, state, recipientId: recipient ?? '', now });
      for (const each of state === 'GIVEN' ? notTo : []) await this.stopSharing.run(tx, known, { purpose: '', recipient: each, since: now });
      // Whoever does not agree though others do: what was released before and names her is nobody's any more.
      const without = said.by?.who === 'COMMUNITY' && state === 'GIVEN' ? (said.named?.without ?? []) : [];
      if (without.length > 0) await this.removeRefused.run(tx, known, without, now);
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'consent.record', caseId, about: saved.consentId, purpose: said.answer });
      return saved;
    });
  }

  private async opaqueIds(recipient: string, notTo: readonly string[] = []): Promise<string[]> {
    if (notTo.includes(recipient)) throw new Refusal('unprocessable', 'consent.recipient-kept-out', 'It cannot be for a recipient that it must never reach.');
    const [named, ...others] = await this.findRecipient.run(recipient === '' ? notTo : [recipient, ...notTo]);
    const ids = [...(named === undefined ? [] : [named]), ...others].map(({ conflictId }) => conflictId);
    return recipient === '' ? ['', ...ids] : ids;
  }

  private async save(
    tx: EntityManager, subject: Subject,
    { known, said, draft, state, recipientId, now }: { known: CaseEntity; said: RecordConsentRequest; draft: ConsentDraft; state: ConsentState; recipientId: string; now: Date },
  ): Promise<RecordedConsent> {
    const { caseId, version } = known;
    const { purpose, recipient } = said;
    const id = randomUUID();
    if (state === 'GIVEN') await this.replace(tx, caseId, draft, recipientId, now);
    const expiresAt = state === 'GIVEN' ? (draft.expiresAt ?? defaultEnd(purpose, draft.givenAt)) : null;
    const given = state === 'GIVEN'
      ? { classes: [...draft.classes], givenBy: draft.by.who, how: draft.how, explained: [...draft.explained], language: said.language ?? null, givenAt: draft.givenAt, expiresAt }
      : { classes: [], explained: [] };
    await tx.insert(ConsentEntity, {
      id, caseId, state, purpose, recipient, recipientId, recordedBy: subject.person, recordedAt: now, ...given, ...(await this.sealed(tx, caseId, id, said)),
    });
    if (state !== 'PENDING') {
      await tx.query(
        `UPDATE consents SET answered_by = $4 WHERE case_id = $1 AND purpose = $2 AND recipient = $3 AND state = 'PENDING' AND answered_by IS NULL`, [caseId, purpose, recipient, id],
      );
    }
    if (state === 'REFUSED') await this.stopSharing.run(tx, known, { purpose, recipient: recipientId, since: now });
    if (state === 'GIVEN') {
      // What goes on under it is not to be deleted any more.
      if (purpose === 'CP-REFER') await tx.query('UPDATE referrals SET deletion_asked_at = NULL, deleted_at = NULL, deleted_by = NULL WHERE case_id = $1 AND organisation_id = $2 AND ended_at IS NULL', [caseId, recipientId]);
      const about = { subject: caseId, version, lane: 'normal', actor: subject.person } as const;
      this.outbox.add(tx, ConsentGivenSchema, about, { caseId, consentId: id, purpose, recipientId, dataClasses: [...draft.classes] });
    }
    return { consentId: id, status: state, expiresAt };
  }

  /** A later consent takes the place of an earlier one for the same; one that was objected to since it was given is none. */
  private async replace(tx: EntityManager, caseId: string, { purpose, givenAt }: ConsentDraft, recipientId: string, now: Date): Promise<void> {
    const { objections } = await findStanding(tx, caseId);
    if (objections.some((one) => one.since >= givenAt && objectsTo(one, { purpose, recipient: recipientId }))) {
      throw new Refusal('conflict', 'consent.objected-since', 'It was taken back after it was given. Ask anew.');
    }
    await tx.query(
      `UPDATE consents SET superseded_at = $4 WHERE case_id = $1 AND purpose = $2 AND recipient_id = $3 AND state IN ('GIVEN', 'OVERRIDE') AND superseded_at IS NULL`,
      [caseId, purpose, recipientId, now],
    );
  }

  private async sealed(tx: EntityManager, caseId: string, row: string, { conditions = [], notTo = [], named = {}, by }: RecordConsentRequest): Promise<{ terms: Buffer; named: Buffer }> {
    const seal = await this.fields.ofCase(tx, caseId);
    const suspected = by?.who === 'CHILD' && by.caregiverSuspected === true;
    const said: SealedTerms = { conditions, notTo, ...(suspected ? { caregiverSuspected: true } : {}) };
    return {
      terms: seal.seal(JSON.stringify(said), { table: 'consents', column: 'terms', row }),
      named: seal.seal(JSON.stringify(named), { table: 'consents', column: 'named', row }),
    };
  }
}

const STATE = { GIVEN: 'GIVEN', REFUSED: 'REFUSED', ASKED: 'PENDING' } as const;
const instant = (text: string | undefined) => (text === undefined ? undefined : new Date(text));
