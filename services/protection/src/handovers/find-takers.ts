import { takersOf, type Directory, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { keptOutOf } from '../hearers/kept-out-of';
import { CaseEntity } from '../routing/case.entity';
import { SeeCase } from '../sight/see-case';

/** Who is on duty and could take a case from whoever has it. */
@Injectable()
export class FindTakers {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryCopy<Directory>,
    private readonly seeCase: SeeCase,
    private readonly clock: Clock,
  ) {}

  /** @returns directory ids, without hers @throws Refusal `case.absent`, `access.forbidden` */
  async shown(subject: Subject, caseId: string): Promise<string[]> {
    await this.seeCase.run(subject, 'alert.hand-over', caseId);
    const known = await this.database.dataSource.manager.findOneByOrFail(CaseEntity, { caseId });
    return (await this.run(known)).filter((person) => person !== subject.person);
  }

  /** @returns directory ids; none before the directory was ever fetched */
  async run(known: CaseEntity): Promise<string[]> {
    const directory = await this.directory.current();
    if (directory === undefined) return [];
    const alerted = { regions: known.regions, unmatchedCivilSociety: known.coordinatorsWithheld };
    return takersOf(alerted, directory, keptOutOf(known, directory), this.clock.now()).sort();
  }
}
