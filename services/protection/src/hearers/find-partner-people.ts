import { Reach, type Directory } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import type { CaseEntity } from '../routing/case.entity';
import { keptOutOf } from './kept-out-of';

/** Whom of an organisation we tell that there is something for it to look at. */
@Injectable()
export class FindPartnerPeople {
  constructor(
    private readonly directory: DirectoryCopy<Directory>,
    private readonly clock: Clock,
  ) {}

  /**
   * @param organisationId the opaque one
   * @param known the case: who was kept out of it by a decision, and whoever has come since with a conflict in it, is not told
   * @returns directory ids; none before the directory was ever fetched
   */
  async run(organisationId: string, known: Pick<CaseEntity, 'excluded' | 'facts'>): Promise<string[]> {
    const directory = await this.directory.current();
    if (directory === undefined) return [];
    return new Reach(directory, keptOutOf(known, directory), this.clock.now()).partners(organisationId).sort();
  }

  /** Whether an organisation has no people here and is reached by links alone: somebody has to make one. */
  async servedByLink(organisationId: string): Promise<boolean> {
    return (await this.directory.current())?.organisations?.some(({ conflictId, servedByLink }) => conflictId === organisationId && servedByLink === true) ?? false;
  }
}
