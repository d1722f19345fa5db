import { matcherOf, saidNo, type Directory, type DirectoryOrganisation, type Match } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { findStanding } from '../consents/find-standing';
import type { NeedEntity } from './need.entity';

/** What of the directory a version gave, so that the index of organisations is made once. */
interface Indexed {
  version: number;
  organisations: readonly DirectoryOrganisation[];
  match: ReturnType<typeof matcherOf>;
}

/** Who may be able to help with a need, by the directory as it is: nobody involved, and nobody to whom she has said no. */
@Injectable()
export class MatchNeed {
  private indexed: Indexed | undefined;

  constructor(private readonly directory: DirectoryCopy<Directory>) {}

  /** @throws Refusal `directory.unknown` before the directory was ever fetched */
  async run(tx: EntityManager, need: Pick<NeedEntity, 'caseId' | 'measures' | 'regions' | 'language'>, conflicts: readonly string[]): Promise<Match[]> {
    const { organisations, match } = await this.current();
    const standing = await findStanding(tx, need.caseId);
    const objected = organisations.map(({ conflictId }) => conflictId).filter((recipient) => saidNo({ purpose: 'CP-REFER', recipient }, standing));
    return match({ measures: need.measures, regions: need.regions, language: need.language, conflicts, objected });
  }

  private async current(): Promise<Indexed> {
    const current = await this.directory.current();
    if (current === undefined) throw new Refusal('overloaded', 'directory.unknown', 'The roster has not been fetched yet. Try again in a moment.');
    if (this.indexed?.version !== current.version) {
      const { version, organisations = [] } = current;
      this.indexed = { version, organisations, match: matcherOf(organisations) };
    }
    return this.indexed;
  }
}
