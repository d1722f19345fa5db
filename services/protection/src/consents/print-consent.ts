import { CONSENT_DAYS, holdsAt, PUBLIC_CONSENT_DAYS, type ConsentStanding, type Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Database, SealedFields, SightDatabase, writeAudit } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import type { ConsentPaper, SealedTerms } from './consents.dto';
import { findStanding } from './find-standing';
import { CONSENT_COLUMNS, type ConsentRow } from './list-consents';

/**
 * What stands on the paper that somebody signs, or that she is given to keep: her terms, and nobody's name, no case and no story (guide 4.4).
 * Of a question that is still open it is the form to ask with.
 */
@Injectable()
export class PrintConsent {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
    private readonly fields: SealedFields,
  ) {}

  /**
   * @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `consent.absent`; `consent.no-paper` (409) for a wish, a refusal,
   *   what was done without, and what holds no longer; any error of the audit's: then nothing was read
   */
  async run(subject: Subject, caseId: string, consentId: string): Promise<ConsentPaper> {
    const { keys, now } = await this.seeCase.run(subject, 'consent.read', caseId);
    const { person, session } = subject;
    await writeAudit(this.database, [{ at: now, person, session, action: 'consent.read', caseId, about: consentId, purpose: 'PAPER' }]);
    const [row] = await this.sight.seenBy(keys, (tx) =>
      tx.query<(ConsentRow & { terms: Buffer | null })[]>(`SELECT ${CONSENT_COLUMNS}, terms FROM consents WHERE case_id = $1 AND id = $2`, [caseId, consentId]));
    if (row === undefined) throw new Refusal('absent', 'consent.absent', 'There is no such consent.');
    const status = paperOf(row, await this.database.transaction((tx) => findStanding(tx, caseId)), now);
    if (status === undefined) throw new Refusal('conflict', 'consent.no-paper', 'There is nothing to sign or to keep of this.');
    const { purpose, recipient, classes, givenBy, explained, language, expiresAt } = row;
    const days = purpose === 'CP-PUBLIC' ? PUBLIC_CONSENT_DAYS : CONSENT_DAYS;
    const { conditions, notTo, caregiverSuspected = false } = await this.terms(row, caseId);
    return { consentId, status, purpose, recipient, classes, givenBy, withoutCaregiver: caregiverSuspected, explained, language, expiresAt, days, conditions, notTo };
  }

  private async terms({ terms, consentId }: { terms: Buffer | null; consentId: string }, caseId: string): Promise<SealedTerms> {
    if (terms === null) return { conditions: [], notTo: [] };
    const seal = await this.fields.ofCaseForReading(this.database, caseId);
    return JSON.parse(seal.open(terms, { table: 'consents', column: 'terms', row: consentId }).toString('utf8')) as SealedTerms;
  }
}

/** Whether it is to be signed, or was; nothing where there is no paper of it. */
function paperOf({ consentId, state, recipient, answeredBy }: ConsentRow, { consents, objections }: ConsentStanding, now: Date): 'PENDING' | 'GIVEN' | undefined {
  if (state === 'PENDING') return recipient === '*' || answeredBy !== null ? undefined : state;
  if (state !== 'GIVEN') return undefined;
  // Nor of one to which somebody has objected since it was given.
  return consents.some((one) => one.id === consentId && holdsAt(one, objections, now)) ? state : undefined;
}
