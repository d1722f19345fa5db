import type { EntityManager } from 'typeorm';

/** Why a service forgets a case: it was erased now; again, since a restored database still had it; or what a late handler left behind. */
export type ForgetWhy = 'erased' | 'restored' | 'swept';

/** What a service does so that nothing of an erased case is left in its tables. May be done again. */
export abstract class ForgetCase {
  /** @param tx the case stands in `erased_cases` by now */
  abstract run(tx: EntityManager, caseId: string, why: ForgetWhy): Promise<void>;
}
