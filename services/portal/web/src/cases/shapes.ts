import type { Schema } from '../api/paths';

/** A case as a person sees it: with what she may do to it. */
export type CaseShown = Schema<'casework.CaseShown'>;
export type CaseListed = Schema<'casework.Case'>;
export type CaseExplained = Schema<'casework.Why'>;
export type BodyShown = Schema<'casework.Content'>['bodies'][number];
export type AttachmentShown = Schema<'casework.Attachments'>['attachments'][number];
export type TimelineLine = Schema<'casework.Timeline'>['timeline'][number];

/** What a person may say that she reads content for. */
export const PURPOSES = ['CASE_WORK', 'VERIFICATION', 'EMERGENCY', 'SHARING'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Whether she may do something to a case. An operator's answer does not say, and a person never gets that one. */
export const mayDo = ({ may = [] }: CaseShown, action: string): boolean => may.includes(action);
