import type { Subject } from '@amparo/domain';
import { SightDatabase } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { SeeCase } from '../sight/see-case';
import { linkState, type LinkFacts } from './link.rules';
import type { LinkShown } from './links.dto';

const LINKS = `
  SELECT id AS "linkId", referral_id AS "referralId", link_by AS "linkBy", code_by AS "codeBy", made_by AS "madeBy", made_at AS "madeAt", expires_at AS "expiresAt",
         opened_at AS "openedAt", visit_until AS "visitUntil", seen_at AS "seenAt", verified_at AS "verifiedAt", tries, elsewhere_at AS "elsewhereAt", ended_at AS "endedAt", ended_because AS "endedBecause"
  FROM offer_links WHERE case_id = $1 ORDER BY made_at DESC LIMIT 500`;

/** The links that were made in a case, and what became of them: the newest first. */
@Injectable()
export class ListLinks {
  constructor(
    private readonly seeCase: SeeCase,
    private readonly sight: SightDatabase,
  ) {}

  /** @throws Refusal `case.absent`, `access.forbidden`, `access.second-factor` */
  async run(subject: Subject, caseId: string): Promise<LinkShown[]> {
    const { keys, now } = await this.seeCase.run(subject, 'referral.list', caseId);
    const rows = await this.sight.seenBy(keys, (tx) => tx.query<(Omit<LinkShown, 'state'> & LinkFacts)[]>(LINKS, [caseId]));
    return rows.map(({ visitUntil, seenAt, ...row }) => ({ ...row, state: linkState({ ...row, visitUntil, seenAt, nextTryAt: null }, now) }));
  }
}
