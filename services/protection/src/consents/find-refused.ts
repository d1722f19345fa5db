import { mayLeave } from '@amparo/domain';
import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ConsentNames } from './consents.dto';
import { refuseUnlessYes } from './refuse-unless-yes';

/** Names in a consent that was given for a community. */
export interface CommunityNames {
  consentId: string;
  named: ConsentNames;
}

const OF_COMMUNITIES = `
  SELECT id AS "consentId", named FROM consents WHERE case_id = $1 AND state = 'GIVEN' AND given_by = 'COMMUNITY' AND named IS NOT NULL ORDER BY recorded_at DESC, id`;

/**
 * Who does not agree though somebody agreed for her community (guide 4.4, rule 4): whatever is shared of the case does not name her, whoever it is
 * for and by whichever consent, until she says otherwise.
 */
@Injectable()
export class FindRefused {
  constructor(private readonly fields: SealedFields) {}

  /** The names in all consents for communities, over or not, the newest first. */
  async communities(tx: EntityManager, caseId: string): Promise<CommunityNames[]> {
    const rows = await tx.query<{ consentId: string; named: Buffer }[]>(OF_COMMUNITIES, [caseId]);
    if (rows.length === 0) return [];
    const seal = await this.fields.ofCase(tx, caseId);
    return rows.map(({ consentId, named }) => ({ consentId, named: JSON.parse(seal.open(named, namesPlace(consentId)).toString('utf8')) as ConsentNames }));
  }

  async run(tx: EntityManager, caseId: string): Promise<string[]> {
    return [...new Set((await this.communities(tx, caseId)).flatMap(({ named: { without = [] } }) => without))];
  }

  /** @throws Refusal `consent.names-who-refused` where a text names one of them */
  async refuseIfNamed(tx: EntityManager, caseId: string, texts: readonly string[]): Promise<void> {
    refuseUnlessYes(mayLeave(texts, await this.run(tx, caseId)));
  }
}

/** Where who is named in a consent is sealed. */
export const namesPlace = (row: string) => ({ table: 'consents', column: 'named', row });
