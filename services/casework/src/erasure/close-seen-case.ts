import type { Subject } from '@amparo/domain';
import { Injectable } from '@nestjs/common';
import { NoteReading } from '../disclosure/note-reading';
import { admitted, SeeCase } from '../reading/see-case';
import { resourceOf } from '../sight/sight-facts.rules';
import { CloseCase, type CaseClosed } from './close-case';
import type { ClosedAs } from './erasure.rules';

/** Somebody who answers for a case closes it. It decides when the case is erased, so it is written down before it is done. */
@Injectable()
export class CloseSeenCase {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly noteReading: NoteReading,
    private readonly closeCase: CloseCase,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor` */
  async run(subject: Subject, which: string, as: ClosedAs): Promise<CaseClosed> {
    const { id, context } = await this.seeCase.run(subject, ['case.close'], which);
    await this.noteReading.run(subject, ['case.close'], id, 'CASE_WORK');
    return this.closeCase.run({ which: id, as, actor: subject.person, stillMay: (known) => admitted(subject, 'case.close', resourceOf(known), context) });
  }
}
