/** Who may agree, in the paper's words. `CHILD_ALONE`: a child whose caregiver is suspected, and must not be asked. */
export const SIGNERS = ['PERSON', 'REPRESENTATIVE', 'CHILD', 'CHILD_ALONE', 'COMMUNITY'] as const;
export type Signer = (typeof SIGNERS)[number];

/** Classes of data that can be ticked on a paper that is still to be signed. */
const TO_CHOOSE = ['S1', 'S2', 'S3'] as const;

/** What of a consent's paper decides how it reads. */
interface PaperFacts {
  status: 'PENDING' | 'GIVEN';
  purpose: string;
  classes: readonly string[];
  explained: readonly string[];
}

/** What must be explained before anybody can agree (`isConsent` of the domain), or what was. */
export function explainedOn({ status, purpose, explained }: PaperFacts): readonly string[] {
  if (status === 'GIVEN') return explained;
  return ['RISKS', 'LIMITS', 'MAY_REFUSE', 'MAY_WITHDRAW', ...(purpose === 'CP-PUBLIC' ? ['CANNOT_BE_UNDONE'] : [])];
}

/** The classes of data on it, each agreed to or still to be ticked. */
export function classesOn({ status, purpose, classes }: PaperFacts): readonly { code: string; agreed: boolean }[] {
  const all = status === 'GIVEN' ? classes : purpose === 'CP-STATS' ? ['S0'] : TO_CHOOSE;
  return all.map((code) => ({ code, agreed: status === 'GIVEN' }));
}

/** Whose signatures it has room for, in order. A caregiver signs beside a child unless she is suspected, whoever speaks for others alone. */
export function signaturesOn(signer: Signer): readonly ('person' | 'child' | 'caregiver' | 'representative' | 'witness' | 'interpreter' | 'staff')[] {
  const first = { PERSON: ['person'], CHILD: ['child', 'caregiver'], CHILD_ALONE: ['child'], REPRESENTATIVE: ['representative'], COMMUNITY: ['representative'] } as const;
  return [...first[signer], 'witness', 'interpreter', 'staff'];
}

/** @param who as it was recorded; nothing while it is still to be signed @param withoutCaregiver a child's caregiver must not be asked */
export function signerOf(who: string | null, withoutCaregiver = false): Signer {
  if (who === 'CHILD' && withoutCaregiver) return 'CHILD_ALONE';
  return SIGNERS.find((signer) => signer === who) ?? 'PERSON';
}
