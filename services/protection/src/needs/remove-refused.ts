import { hasHeld, isOver, namedIn } from '@amparo/domain';
import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { linePlace } from '../referral-log/referral-line.rules';
import type { CaseEntity } from '../routing/case.entity';
import { urgencyOf } from '../routing/level.rules';
import { askOthers } from './ask-others';
import { MoveReferral } from './move-referral';
import { openedReferrals } from './opened-referrals';
import { packetPlace } from './packet';
import { ReferralEntity } from './referral.entity';

/** What the desk wrote beside referrals of a case, and what was released. */
const TEXTS = `
  SELECT referral_id AS "referralId", NULL::uuid AS line, sealed FROM packets WHERE case_id = $1
  UNION ALL SELECT referral_id, id, words FROM referral_lines WHERE case_id = $1 AND by_whom = 'DESK'`;

/**
 * What was released and names somebody who does not agree is nobody's any more: a packet is never changed, so its referral is revoked, and whoever has
 * read of her is asked to delete it, also where it is over. Others are asked for what nobody would do any more.
 */
@Injectable()
export class RemoveRefused {
  constructor(
    private readonly moveReferral: MoveReferral,
    private readonly fields: SealedFields,
  ) {}

  /** @param known the case, locked in `tx` @returns ids of the referrals that name one of them */
  async run(tx: EntityManager, known: CaseEntity, names: readonly string[], at: Date): Promise<string[]> {
    const { caseId } = known;
    const rows = await tx.query<{ referralId: string; line: string | null; sealed: Buffer }[]>(TEXTS, [caseId]);
    if (rows.length === 0) return [];
    const seal = await this.fields.ofCase(tx, caseId);
    const says = ({ referralId, line, sealed }: (typeof rows)[number]) => seal.open(sealed, line === null ? packetPlace(referralId) : linePlace(line)).toString('utf8');
    const naming = new Set(rows.filter((row) => namedIn([textOf(row.line === null, says(row))], names).length > 0).map(({ referralId }) => referralId));
    const opened = await openedReferrals(tx, caseId);
    for (const referral of (await tx.findBy(ReferralEntity, { caseId })).filter(({ id }) => naming.has(id))) {
      const deletion = referral.deletionAskedAt === null && hasHeld(referral.status, opened.has(referral.id));
      if (!isOver(referral.status)) await this.moveReferral.run(tx, referral, known, { to: 'REVOKED', at, deletion, urgency: urgencyOf(known) });
      else if (deletion) await this.moveReferral.askToDelete(tx, referral, known, at);
    }
    await askOthers(tx, caseId);
    return [...naming];
  }
}

/** A packet's fields lie there as JSON, in which letters may stand escaped. */
const textOf = (isPacket: boolean, says: string): string => (isPacket ? Object.values(JSON.parse(says) as Record<string, string>).join('\n') : says);
