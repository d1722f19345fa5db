import type { Consent, RecordConsent } from './consents.calls';

type By = NonNullable<RecordConsent['by']>;

/** What is written into the form for a consent. Lines are divided by ends of line. */
export interface ConsentFields {
  answer: RecordConsent['answer'];
  purpose: RecordConsent['purpose'];
  recipient: string;
  classes: string[];
  who: By['who'];
  because: string;
  childAgrees: boolean;
  caregiver: 'YES' | 'NO' | 'NOT_ASKED' | 'SUSPECTED';
  how: string;
  explained: string[];
  language: string;
  /** Days, ISO 8601; empty: now, and the default. */
  givenOn: string;
  endsOn: string;
  conditions: string;
  notTo: string[];
  representative: string;
  basis: string;
  witness: string;
  interpreter: string;
  without: string;
}

export const EMPTY_CONSENT: ConsentFields = {
  answer: 'GIVEN', purpose: 'CP-REFER', recipient: '', classes: ['S1'], who: 'PERSON', because: '', childAgrees: false, caregiver: 'NOT_ASKED', how: 'SECURE_CHAT', explained: [], language: 'en',
  givenOn: '', endsOn: '', conditions: '', notTo: [], representative: '', basis: '', witness: '', interpreter: '', without: '',
};

/** Purposes for which something leaves for one named recipient; the others have none. */
export const FOR_ONE: ReadonlySet<string> = new Set(['CP-REFER', 'CP-GRANT', 'CP-BANKPRIV', 'CP-UN']);

/** Statistics are made of what names nobody, and of nothing else; what names nobody needs no consent for anything else (`isConsent` of the domain). */
const OF_STATISTICS = ['S0'] as const;
const OF_OTHERS = ['S1', 'S2', 'S3'] as const;

/** Classes of data that a consent to a purpose can cover. */
export const classesOf = (purpose: string): readonly string[] => (purpose === 'CP-STATS' ? OF_STATISTICS : OF_OTHERS);

/** Whether it holds, so that it can be ended: what was agreed to, and what two people did without. */
export const mayBeWithdrawn = ({ status }: Pick<Consent, 'status'>): boolean => status === 'GIVEN' || status === 'OVERRIDE';

/** Whether there is a paper of it: to be signed, or to be kept while it holds. */
export const hasPaper = ({ status, recipient, supersededAt, suspended, answeredBy }: Pick<Consent, 'status' | 'recipient' | 'supersededAt' | 'suspended' | 'answeredBy'>): boolean =>
  (status === 'GIVEN' && supersededAt === null && !suspended) || (status === 'PENDING' && recipient !== '*' && answeredBy === null);

const lines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
const said = (values: Record<string, string | string[]>): Record<string, string | string[]> => Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));

/** The body of the call. What a refusal or a question has no use for is left out; judging all of it is for the service. */
export function recordOf(fields: ConsentFields): RecordConsent {
  const { answer, purpose } = fields;
  const recipient = FOR_ONE.has(purpose) ? fields.recipient : '';
  if (answer !== 'GIVEN') return { answer, purpose, recipient };
  const [conditions, named] = [lines(fields.conditions), said({ representative: fields.representative.trim(), basis: fields.basis.trim(), witness: fields.witness.trim(), interpreter: fields.interpreter.trim(), without: lines(fields.without) })];
  return {
    answer, purpose, recipient, classes: fields.classes.filter((code) => classesOf(purpose).includes(code)), by: byOf(fields), how: fields.how, explained: fields.explained, language: fields.language,
    ...(fields.givenOn === '' ? {} : { givenAt: `${fields.givenOn}T00:00:00Z` }), ...(fields.endsOn === '' ? {} : { expiresAt: `${fields.endsOn}T23:59:59Z` }),
    ...(conditions.length === 0 ? {} : { conditions }), ...(fields.notTo.length === 0 ? {} : { notTo: fields.notTo }), ...(Object.keys(named).length === 0 ? {} : { named }),
  } as RecordConsent;
}

function byOf({ who, because, childAgrees, caregiver }: ConsentFields): By {
  switch (who) {
    case 'REPRESENTATIVE': return { who, ...(because === '' ? {} : { because: because as NonNullable<By['because']> }) };
    case 'CHILD': return { who, childAgrees, caregiverSuspected: caregiver === 'SUSPECTED', ...(caregiver === 'YES' || caregiver === 'NO' ? { caregiverAgrees: caregiver === 'YES' } : {}) };
    case 'PERSON':
    case 'COMMUNITY': return { who };
  }
}
