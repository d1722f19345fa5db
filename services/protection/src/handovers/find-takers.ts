import { takersOf, type Directory, type Subject } from '@amparo/domain';
import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { DirectoryCopy } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { keptOutOf } from '../hearers/kept-out-of';
import { CaseEntity } from '../routing/case.entity';
import { takerRoutes } from '../routing/told-people.rules';
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
    return directory === undefined ? [] : this.ofRegions(known, known.regions, directory).sort();
  }

  /** Why somebody of them is told who is asked: routes as `told_people` keeps them. Nothing for whoever is none of them. */
  async routesOf(known: CaseEntity, person: string): Promise<string[]> {
    const directory = await this.directory.current();
    if (directory === undefined || !this.ofRegions(known, known.regions, directory).includes(person)) return [];
    return takerRoutes(person, known.regions, this.ofRegions(known, [], directory).includes(person), directory);
  }

  private ofRegions(known: CaseEntity, regions: CaseEntity['regions'], directory: Directory): string[] {
    return takersOf({ regions, unmatchedCivilSociety: known.coordinatorsWithheld }, directory, keptOutOf(known, directory), this.clock.now());
  }
}
