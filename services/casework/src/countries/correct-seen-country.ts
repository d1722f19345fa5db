import type { Subject } from '@amparo/domain';
import { Injectable } from '@nestjs/common';
import { NoteReading } from '../disclosure/note-reading';
import { admitted, SeeCase } from '../reading/see-case';
import { resourceOf } from '../sight/sight-facts.rules';
import type { CaseCountries } from './countries.rules';
import { CorrectCountry, type RegionsAssigned } from './correct-country';

/** A person who may see a case says where it happened. It decides who else sees it, so it is written down before it is done. */
@Injectable()
export class CorrectSeenCountry {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly noteReading: NoteReading,
    private readonly correctCountry: CorrectCountry,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor`, and those of CorrectCountry */
  async run(subject: Subject, which: string, countries: CaseCountries): Promise<RegionsAssigned> {
    const { id, context } = await this.seeCase.run(subject, ['case.correct-country'], which);
    await this.noteReading.run(subject, ['case.correct-country'], id, 'CASE_WORK');
    return this.correctCountry.run({
      which: id, countries, actor: subject.person, stillMay: (known) => admitted(subject, 'case.correct-country', resourceOf(known), context),
    });
  }
}
