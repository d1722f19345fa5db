import { can, type ActionOn, type Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Database, SealedFields, SightDatabase, writeAudit } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import type { ConsentNames, ConsentRead, ConsentTerms } from './consents.dto';
import { findStanding } from './find-standing';
import { asShown, CONSENT_COLUMNS, type ConsentRow } from './list-consents';

type SealedRow = ConsentRow & { terms: Buffer | null; named: Buffer | null };

/** A consent with its terms (S2), and with whoever is named in it (S3) for whoever may read who the case is about. */
@Injectable()
export class ReadConsent {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
    private readonly fields: SealedFields,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, `consent.absent`; any error of the audit's: then nothing was read */
  async run(subject: Subject, caseId: string, consentId: string): Promise<ConsentRead> {
    const { keys, facts, now } = await this.seeCase.run(subject, 'consent.read', caseId);
    const identity = can(subject, 'case.read-identity', facts, { now }).allowed;
    const actions: ActionOn<'case'>[] = ['consent.read', ...(identity ? ['case.read-identity' as const] : [])];
    const { person, session } = subject;
    await writeAudit(this.database, actions.map((action) => ({ at: now, person, session, action, caseId, about: consentId, purpose: 'CASE_WORK' })));
    const [row] = await this.sight.seenBy(keys, (tx) =>
      tx.query<SealedRow[]>(`SELECT ${CONSENT_COLUMNS}, terms, named FROM consents WHERE case_id = $1 AND id = $2`, [caseId, consentId]));
    if (row === undefined) throw new Refusal('absent', 'consent.absent', 'There is no such consent.');
    const { terms, named, ...shown } = row;
    const seal = await this.fields.ofCaseForReading(this.database, caseId);
    const opened = <T>(column: string, sealed: Buffer | null, nothing: T): T =>
      (sealed === null ? nothing : JSON.parse(seal.open(sealed, { table: 'consents', column, row: consentId }).toString('utf8')) as T);
    const { conditions, notTo } = opened<ConsentTerms>('terms', terms, { conditions: [], notTo: [] });
    return {
      ...asShown(shown, await this.database.transaction((tx) => findStanding(tx, caseId)), now), terms: { conditions, notTo },
      named: identity ? opened<ConsentNames>('named', named, {}) : null,
    };
  }
}
