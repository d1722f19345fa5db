import { FEATURE_KINDS, type FeatureKind } from './feature.rules';

/**
 * How much each thing in common says that two open cases are one, in points. One contact, or the other's own reference, is
 * enough by itself. A project and the organisation behind it are not (many are harmed by one project), but are with the
 * same country as well. Country and act alone never are.
 */
export const DUPLICATE_WEIGHTS: Readonly<Record<FeatureKind, number>> = {
  CASE: 60,
  CONTACT: 50,
  PROJECT: 30,
  PERSON: 25,
  ORGANISATION: 15,
  COUNTRY: 10,
  ACT: 10,
};

/** From how many points a person is asked to look. */
export const DUPLICATE_THRESHOLD = 50;

/** How much two cases resemble each other. */
export interface Resemblance {
  /** 0 to 100. */
  score: number;
  because: FeatureKind[];
}

/**
 * Whether two open cases look like one (guide 5, row 16: people, place, project). Each kind counts once. It is a
 * suggestion for a person: nothing is ever merged by itself.
 *
 * @returns nothing below the threshold
 */
export function resemblanceOf(shared: readonly FeatureKind[]): Resemblance | undefined {
  const because = FEATURE_KINDS.filter((kind) => shared.includes(kind));
  const score = Math.min(100, because.reduce((sum, kind) => sum + DUPLICATE_WEIGHTS[kind], 0));
  return score >= DUPLICATE_THRESHOLD ? { score, because } : undefined;
}
