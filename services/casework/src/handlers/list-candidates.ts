import type { Directory, Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../reading/see-case';
import { whoCanHave } from './assignee.rules';

/** Who could be given a case. */
export interface CandidatesShown {
  /** Directory ids, those who have it left out. */
  people: string[];
}

/** The people to whom a case can be given now, for whoever may give it. Why somebody is not among them is not said. */
@Injectable()
export class ListCandidates {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly directory: DirectoryCopy<Directory>,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`; `directory.unknown` before the roster was ever fetched */
  async run(subject: Subject, which: string): Promise<CandidatesShown> {
    const { resource } = await this.seeCase.run(subject, ['case.assign'], which);
    const roster = await this.directory.current();
    if (roster === undefined) throw new Refusal('overloaded', 'directory.unknown', 'The roster has not been fetched yet. Try again in a moment.');
    return { people: whoCanHave(resource, roster, this.clock.now()) };
  }
}
