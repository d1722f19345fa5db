import type { Urgency } from '@amparo/domain';
import { inOneStatement } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { CaseEntity } from '../routing/case.entity';
import { RaiseLevel } from '../routing/raise-level';
import { RaiseAlert } from './raise-alert';
import { findAlert } from './save-alert';

/** A case, by its id, as it stands in this transaction. */
const caseNow = inOneStatement<string, CaseEntity>(async (tx, caseIds) => {
  const cases = new Map((await tx.findBy(CaseEntity, { caseId: In([...caseIds]) })).map((one) => [one.caseId, one]));
  return caseIds.map((id) => cases.get(id) ?? absent());
});

const absent = (): never => {
  throw new Error('a case that is locked is not there');
};

/** A missed check-in raises the alert of its case, from its first rung on: at the level that was agreed, or at the case's own where that is higher. */
@Injectable()
export class RaiseMissed {
  constructor(
    private readonly raiseLevel: RaiseLevel,
    private readonly raiseAlert: RaiseAlert,
  ) {}

  /**
   * @param known the case, locked in `tx`
   * @throws NotYet while no copy of the directory was ever fetched
   */
  async run(tx: EntityManager, known: CaseEntity, level: Urgency): Promise<void> {
    const { caseId } = known;
    const roundOf = async () => (await findAlert(tx, caseId))?.round;
    const before = await roundOf();
    await this.raiseLevel.run(tx, known, level, 'CHECK_IN_MISSED');
    // A level that rises has raised it; one that was as high before has not.
    if ((await roundOf()) === before) await this.raiseAlert.anew(tx, await caseNow(tx, caseId), 'CHECK_IN_MISSED');
  }
}
