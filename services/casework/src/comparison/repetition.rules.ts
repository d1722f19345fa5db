import { FEATURE_KINDS, TELLING_KINDS, type FeatureKind } from './feature.rules';

/** How long an earlier reprisal makes a later one worse (urgency-and-routing: `RepetitionFound`; guide 4.2, T6). */
export const REPETITION_DAYS = 90;

/** A case as far as repetition goes. */
export interface ComparedCase {
  id: string;
  reprisal: boolean;
  /** When the first and the last body that is a reprisal came in. */
  reprisalFrom: Date | null;
  reprisalTo: Date | null;
}

/** One reprisal after another about the same thing. */
export interface Repetition {
  caseId: string;
  earlierCaseId: string;
  because: FeatureKind[];
}

/**
 * Whether one of two cases repeats the other: both are reprisals, the later began within 90 days of the earlier, and
 * they share a case reference, project, organisation, person or contact. Shared countries and acts are no repetition.
 * The answer is the same whichever of the two is looked at first.
 */
export function repetitionOf(a: ComparedCase, b: ComparedCase, shared: readonly FeatureKind[]): Repetition | undefined {
  const because = FEATURE_KINDS.filter((kind) => TELLING_KINDS.includes(kind) && shared.includes(kind));
  if (because.length === 0 || !a.reprisal || !b.reprisal) return undefined;
  const [earlier, later] = inOrder(a, b);
  const gap = time(later.reprisalFrom) - time(earlier.reprisalTo);
  if (gap > REPETITION_DAYS * 86_400_000) return undefined;
  return { caseId: later.id, earlierCaseId: earlier.id, because };
}

/** Two that came at the same instant are told apart by their ids. */
function inOrder(a: ComparedCase, b: ComparedCase): [ComparedCase, ComparedCase] {
  const difference = time(a.reprisalFrom) - time(b.reprisalFrom);
  return difference < 0 || (difference === 0 && a.id < b.id) ? [a, b] : [b, a];
}

function time(at: Date | null): number {
  return at?.getTime() ?? 0;
}
