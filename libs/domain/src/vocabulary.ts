import { ACTS, CONSENT_PURPOSES, LINKS, MEASURES, RISK_FACTORS, SOURCES, TARGETS, URGENCY_LEVELS, VOCABULARY } from './gen/vocabulary';
import type {
  ActCode, ConsentPurpose, Language, LinkCode, MeasureCode, RiskFactorCode, SourceCode, TargetCode, Urgency,
} from './gen/vocabulary';

/** The lists of the vocabulary (guide 3.2), by their names in the report format. */
export type ListName = keyof typeof VOCABULARY;

/** Codes of one list, in the order of the vocabulary. */
export function codesOf<L extends ListName>(list: L): (keyof (typeof VOCABULARY)[L] & string)[] {
  return Object.keys(VOCABULARY[list]) as (keyof (typeof VOCABULARY)[L] & string)[];
}

/** True when `code` is in `list`. Safe for anything that was sent, such as `__proto__`. */
export function isCodeOf(list: ListName, code: string): boolean {
  return Object.hasOwn(VOCABULARY[list], code);
}

/** True for a code of `act_type` (guide 3.2). */
export const isAct = (code: string): code is ActCode => Object.hasOwn(ACTS, code);
/** True for a code of `target` (guide 3.2). */
export const isTarget = (code: string): code is TargetCode => Object.hasOwn(TARGETS, code);
/** True for a code of `alleged_source` (guide 3.2). */
export const isSource = (code: string): code is SourceCode => Object.hasOwn(SOURCES, code);
/** True for a code of `project_link` (guide 3.2). */
export const isLink = (code: string): code is LinkCode => Object.hasOwn(LINKS, code);
/** True for a code of `risk_factor` (guide 3.2). */
export const isRiskFactor = (code: string): code is RiskFactorCode => Object.hasOwn(RISK_FACTORS, code);
/** True for a code of `protective_measure` (guide 3.2). */
export const isMeasure = (code: string): code is MeasureCode => Object.hasOwn(MEASURES, code);
/** True for a code of `consent_purpose` (guide 4.4). */
export const isConsentPurpose = (code: string): code is ConsentPurpose => Object.hasOwn(CONSENT_PURPOSES, code);
/** True for a level, NONE included. */
export const isUrgency = (code: string): code is Urgency => Object.hasOwn(URGENCY_LEVELS, code);

/**
 * What people read for a code. A language without a label for it falls back to English, and a code that the list lacks is
 * shown as it is: newer tellers may know more codes than we do.
 * @param language BCP 47; only its first part counts (`pt-BR` reads Portuguese)
 */
export function labelOf(list: ListName, code: string, language: string): string {
  if (!isCodeOf(list, code)) return code;
  const { labels } = (VOCABULARY[list] as Record<string, { labels: { en: string } & Partial<Record<Language, string>> }>)[code]!;
  const spoken = language.toLowerCase().split('-')[0]!;
  return Object.hasOwn(labels, spoken) ? labels[spoken as Language]! : labels.en;
}
