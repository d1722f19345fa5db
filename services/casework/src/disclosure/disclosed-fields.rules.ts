import { classOfField, isReportField } from '@amparo/domain';

/** The fields of one body of a report, parted by class. */
export interface DisclosedFields {
  /** S2. */
  fields: Record<string, unknown>;
  /** S3. */
  identity: Record<string, unknown>;
}

/** Parts a body, as it was sent, into what is content and what says who it is. */
export function partedByClass(body: Readonly<Record<string, unknown>>): DisclosedFields {
  const entries = Object.entries(body).filter(([name]) => name !== 'receipt');
  const of = (wanted: 'S2' | 'S3') => Object.fromEntries(entries.filter(([name, value]) => classOfField(name, value) === wanted));
  return { fields: of('S2'), identity: of('S3') };
}

/** What was said of how a report was entered for somebody, by class: an interpreter is a person who knows of it. Who entered it stands in the timeline, which partners do not see. */
export function entryByClass(entered: unknown): DisclosedFields {
  if (typeof entered !== 'object' || entered === null) return { fields: {}, identity: {} };
  const { consentGiven, explained, interpreter } = entered as Record<string, unknown>;
  const said = (fields: Record<string, unknown>) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return { fields: said({ consentGiven, explained }), identity: said({ interpreter }) };
}

/** Names of fields that are there and not shown, of the report format alone: any other name is itself what somebody wrote. */
export function namesWithheld(withheld: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(withheld).filter(isReportField).sort();
}
