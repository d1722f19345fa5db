import { isName, isSameName, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { auditInChange, Database, SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RemoveRefused } from '../needs/remove-refused';
import { SeeCase } from '../sight/see-case';
import type { NoteRefusalRequest, RefusalNoted } from './consents.dto';
import { FindRefused, namesPlace, type CommunityNames } from './find-refused';

/** One person of a community does not agree, though somebody agreed for it; or she does after all. Her data are removed at once (guide 4.4, rule 4). */
@Injectable()
export class NoteRefusal {
  constructor(
    private readonly database: Database,
    private readonly seeCase: SeeCase,
    private readonly refused: FindRefused,
    private readonly removeRefused: RemoveRefused,
    private readonly fields: SealedFields,
    private readonly clock: Clock,
  ) {}

  /** Done again it changes nothing. @throws Refusal `case.absent`, `access.forbidden`; `consent.no-community` where nobody agreed for one; `consent.no-name` for a name without a letter */
  async run(subject: Subject, caseId: string, { name: said, agrees }: NoteRefusalRequest): Promise<RefusalNoted> {
    const name = said.trim();
    return this.database.transaction(async (tx) => {
      const known = await this.seeCase.locked(tx, subject, 'consent.record', caseId);
      if (!isName(name)) throw new Refusal('unprocessable', 'consent.no-name', 'A name has letters.');
      const communities = await this.refused.communities(tx, caseId);
      const [newest] = communities;
      if (newest === undefined) throw new Refusal('conflict', 'consent.no-community', 'Nobody agreed for a community in this case.');
      const now = this.clock.now();
      const names = ({ named: { without = [] } }: CommunityNames) => without;
      const isHers = (each: string) => isSameName(each, name);
      const naming = communities.filter((one) => names(one).some(isHers));
      for (const one of agrees ? naming : []) await this.save(tx, caseId, one, names(one).filter((each) => !isHers(each)));
      if (!agrees && naming.length === 0) await this.save(tx, caseId, newest, [...names(newest), name]);
      const revoked = agrees ? [] : await this.removeRefused.run(tx, known, [name], now);
      auditInChange(tx, { at: now, person: subject.person, session: subject.session, action: 'consent.record', caseId, about: newest.consentId, purpose: agrees ? 'AGREES_AFTER_ALL' : 'ONE_REFUSED' });
      return { referralIds: revoked };
    });
  }

  private async save(tx: EntityManager, caseId: string, { consentId, named }: CommunityNames, without: string[]): Promise<void> {
    const seal = await this.fields.ofCase(tx, caseId);
    await tx.query('UPDATE consents SET named = $2 WHERE id = $1', [consentId, seal.seal(JSON.stringify({ ...named, without }), namesPlace(consentId))]);
  }
}
