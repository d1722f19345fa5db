import { CANNOT_BE_ASKED, codesOf, EXPLAINED, HOW_GIVEN } from '@amparo/domain';
import { answer, body, id, instant, json, maybeInstant, maybePerson, object, person, ref, texts, uuid } from './parts';

const purpose = { enum: codesOf('consent_purpose') };
const recipient = { type: 'string', description: 'Directory id of one organisation; * for anybody, which is a wish; empty where the purpose has no recipient outside.' } as const;
const classes = { type: 'array', items: { enum: ['S0', 'S1', 'S2', 'S3'] } } as const;

const refusals = {
  403: { description: 'access.forbidden, access.second-factor.' },
  404: { description: 'case.absent: there is no such case for her; consent.absent, override.absent.' },
};

/** The calls about what people agreed to. */
export const consentPaths = {
  '/cases/{caseId}/consents': {
    get: {
      summary: 'What was agreed to, refused or is still to be asked on a case: no names, no words. The newest first, at most 500.',
      parameters: [id('caseId')],
      responses: { 200: answer('The consents.', { type: 'array', items: ref('Consent') }), ...refusals },
    },
    post: {
      summary: 'Somebody agreed, refused, or is to be asked. A consent for anybody is kept as a wish, and opens nothing.',
      parameters: [id('caseId')],
      requestBody: body('RecordConsent'),
      responses: {
        201: answer('It is kept. PENDING: a wish, or a question to ask.', ref('RecordedConsent')), ...refusals,
        409: { description: 'consent.objected-since: it was taken back after it was given.' },
        422: { description: 'What was said is no consent: the code of the first reason (consent.not-explained, consent.recipient-not-named and others), the sentences of all.' },
      },
    },
  },
  '/cases/{caseId}/consents/refusals': {
    post: {
      summary: 'One person does not agree though somebody agreed for her community: nothing that is shared of the case names her any more, and what was released with her name is revoked and to be deleted. Or she agrees after all.',
      parameters: [id('caseId')],
      requestBody: body('NoteRefusal'),
      responses: {
        200: answer('The referrals that named her.', ref('RefusalNoted')), ...refusals, 409: { description: 'consent.no-community: nobody agreed for a community in this case.' }, 422: { description: 'consent.no-name.' },
      },
    },
  },
  '/cases/{caseId}/consents/{consentId}': {
    get: {
      summary: 'A consent with its terms; with whoever is named in it for the handler of the case. Written down before it is answered.',
      parameters: [id('caseId'), id('consentId')],
      responses: { 200: answer('The consent.', ref('ConsentRead')), ...refusals },
    },
  },
  '/cases/{caseId}/consents/{consentId}/paper': {
    get: {
      summary: 'What stands on the paper of a consent, to be signed or kept: her terms, no name of anybody and no case. Written down before it is answered.',
      parameters: [id('caseId'), id('consentId')],
      responses: { 200: answer('The paper.', ref('ConsentPaper')), ...refusals, 409: { description: 'consent.no-paper: a wish, a refusal, what was done without, or what holds no longer.' } },
    },
  },
  '/cases/{caseId}/consents/{consentId}/withdraw': {
    post: {
      summary: 'The consent is taken back: it acts at once.',
      parameters: [id('caseId'), id('consentId')],
      responses: { 200: answer('Since when.', ref('WithdrawnConsent')), ...refusals, 409: { description: 'consent.not-given: nobody has agreed to it.' } },
    },
  },
  '/overrides': {
    get: {
      summary: 'Consents that were done without to save a life, of the cases that she may see; those that nobody has looked at again first.',
      responses: { 200: answer('The list.', { type: 'array', items: ref('Override') }) },
    },
  },
  '/cases/{caseId}/overrides': {
    post: {
      summary: 'One person asks to do without the consent of somebody who cannot be asked. Nothing is open until another agrees.',
      parameters: [id('caseId')],
      requestBody: body('AskOverride'),
      responses: {
        201: answer('Another person must agree.', ref('OverrideAnswer')), ...refusals,
        422: { description: 'override.not-imminent, override.purpose, override.recipient-not-named, override.refused-before, consent.recipient-unknown.' },
      },
    },
  },
  '/cases/{caseId}/overrides/{overrideId}': {
    get: {
      summary: 'An override with the words why, for whoever may agree to it. Written down before it is answered.',
      parameters: [id('caseId'), id('overrideId')],
      responses: { 200: answer('The override.', ref('OverrideRead')), ...refusals },
    },
  },
  '/cases/{caseId}/overrides/{overrideId}/agree': {
    post: {
      summary: 'A second person agrees: the least data may go to the one recipient for 72 hours.',
      parameters: [id('caseId'), id('overrideId')],
      responses: { 200: answer('Until when.', ref('OverrideAnswer')), ...refusals, 422: { description: 'override.second-person, override.too-late, and those of asking.' } },
    },
  },
  '/cases/{caseId}/overrides/{overrideId}/review': {
    post: {
      summary: 'A third person has looked at it again.',
      parameters: [id('caseId'), id('overrideId')],
      requestBody: { required: true, content: json({ type: 'object', required: ['personTold'], properties: { personTold: { type: 'boolean', description: 'The person whom it is about knows of it by now.' } } }) },
      responses: { 200: answer('The override.', ref('Override')), ...refusals, 403: { description: 'override.own: she is one of the two; access.forbidden.' }, 409: { description: 'override.not-agreed.' } },
    },
  },
};

const shown = {
  consentId: uuid, status: { enum: codesOf('consent_status') }, purpose, recipient, classes, givenBy: { enum: ['PERSON', 'REPRESENTATIVE', 'CHILD', 'COMMUNITY', null] },
  how: { enum: [...HOW_GIVEN, null] }, explained: { type: 'array', items: { enum: EXPLAINED } }, language: { type: ['string', 'null'] }, givenAt: maybeInstant, expiresAt: maybeInstant,
  withdrawnAt: maybeInstant, supersededAt: maybeInstant, answeredBy: { type: ['string', 'null'], format: 'uuid', description: 'Of a question: what answered it.' },
  suspended: { type: 'boolean', description: 'Somebody objected since it was given: it lets nothing be shared, until it is taken back or she agrees anew.' }, recordedBy: person, recordedAt: instant,
};
const names = {
  representative: { type: 'string' }, basis: { type: 'string', description: 'By what right she speaks for somebody else; of a community, the mandate.' }, witness: { type: 'string' },
  interpreter: { type: 'string' }, without: { ...texts, description: 'Of a community: whoever does not agree. Her data stay out.' },
};

export const consentSchemas = {
  NoteRefusal: object({ name: { type: 'string', minLength: 1, maxLength: 200, description: 'S3, sealed.' }, agrees: { type: 'boolean', description: 'She does after all.' } }),
  RefusalNoted: object({ referralIds: { type: 'array', items: uuid } }),
  Consent: { type: 'object', required: Object.keys(shown), properties: shown },
  ConsentRead: {
    type: 'object', required: [...Object.keys(shown), 'terms', 'named'],
    properties: {
      ...shown, terms: { type: 'object', required: ['conditions', 'notTo'], properties: { conditions: texts, notTo: texts } },
      named: { type: ['object', 'null'], properties: names, description: 'null: not hers to read.' },
    },
  },
  ConsentPaper: {
    type: 'object', required: ['consentId', 'status', 'purpose', 'recipient', 'classes', 'givenBy', 'withoutCaregiver', 'explained', 'language', 'expiresAt', 'days', 'conditions', 'notTo'],
    properties: {
      consentId: uuid, status: { enum: ['PENDING', 'GIVEN'], description: 'PENDING: the form to ask with.' }, purpose, recipient, classes, givenBy: shown.givenBy, explained: shown.explained, language: shown.language,
      withoutCaregiver: { type: 'boolean', description: 'A child agreed whose caregiver must not be asked.' }, expiresAt: maybeInstant, days: { type: 'integer', description: 'How long it holds where nobody says another end.' }, conditions: texts, notTo: texts,
    },
  },
  RecordConsent: {
    type: 'object', required: ['answer', 'purpose', 'recipient'],
    properties: {
      answer: { enum: ['GIVEN', 'REFUSED', 'ASKED'] }, purpose, recipient, classes,
      by: {
        type: 'object', required: ['who'],
        properties: {
          who: { enum: ['PERSON', 'REPRESENTATIVE', 'CHILD', 'COMMUNITY'] }, because: { enum: CANNOT_BE_ASKED }, childAgrees: { type: 'boolean' },
          caregiverAgrees: { type: 'boolean', description: 'Left out where the caregiver was not asked.' }, caregiverSuspected: { type: 'boolean' },
        },
      },
      how: { enum: HOW_GIVEN }, explained: { type: 'array', items: { enum: EXPLAINED } }, language: { type: 'string', description: 'BCP 47.' },
      givenAt: { ...instant, description: 'In UTC; now, where it is left out.' }, expiresAt: { ...instant, description: 'In UTC; 90 days, 30 for public use, where it is left out.' },
      conditions: texts, notTo: { ...texts, description: 'Directory ids of organisations that it must never reach.' }, named: { type: 'object', properties: names },
    },
  },
  RecordedConsent: { type: 'object', required: ['consentId', 'status', 'expiresAt'], properties: { consentId: uuid, status: { enum: codesOf('consent_status') }, expiresAt: maybeInstant } },
  WithdrawnConsent: { type: 'object', required: ['consentId', 'withdrawnAt'], properties: { consentId: uuid, withdrawnAt: instant } },
  AskOverride: {
    type: 'object', required: ['purpose', 'recipient', 'cannotBeAsked', 'because'],
    properties: { purpose, recipient, cannotBeAsked: { enum: CANNOT_BE_ASKED }, because: { type: 'string', minLength: 10, maxLength: 2_000 } },
  },
  OverrideAnswer: { type: 'object', required: ['overrideId', 'status', 'endsAt'], properties: { overrideId: uuid, status: { enum: ['ASKED', 'OVERRIDE'] }, endsAt: maybeInstant } },
  Override: {
    type: 'object',
    required: ['caseId', 'overrideId', 'reference', 'purpose', 'recipient', 'cannotBeAsked', 'askedBy', 'askedAt', 'agreedBy', 'agreedAt', 'endsAt', 'personToldAt', 'reviewedBy', 'reviewedAt'],
    properties: {
      caseId: uuid, overrideId: uuid, reference: { type: ['string', 'null'] }, purpose, recipient, cannotBeAsked: { enum: CANNOT_BE_ASKED }, askedBy: person, askedAt: instant,
      agreedBy: maybePerson, agreedAt: maybeInstant, endsAt: maybeInstant, personToldAt: maybeInstant, reviewedBy: maybePerson, reviewedAt: maybeInstant,
    },
  },
  OverrideRead: { allOf: [ref('Override'), { type: 'object', required: ['because'], properties: { because: { type: 'string' } } }] },
};
