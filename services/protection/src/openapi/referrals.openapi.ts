import { codesOf, DECLINED_BECAUSE, PACKET_FIELD_NAMES, PROGRESS, REFERRAL_STEPS } from '@amparo/domain';
import { HANDED_BY } from '../links/link.rules';
import { answer, body, id, instant, json, maybeInstant, object, ofCaseRefused, ref, texts, uuid } from './parts';

const steps = { enum: Object.keys(REFERRAL_STEPS) };
const needStates = { enum: ['OPEN', 'HELPED', 'UNANSWERED'] } as const;
const measures = { type: 'array', items: { enum: codesOf('protective_measure') } };
const lines = { description: 'referral.step: it does not stand where that can be done. line.other-words: sent before with other words. line.many: this side has written as much as it may.' };
const lineId = { ...uuid, description: 'Made by who writes: the same one again is the same line.' };
const fieldNames = { type: 'array', items: { enum: PACKET_FIELD_NAMES } };

const forDesk = ofCaseRefused('referral.absent');
const forPartners = { 403: { description: 'access.forbidden, access.second-factor.' }, 404: { description: 'referral.absent: there is none for her organisation.' } };
const step = { description: 'referral.step: it does not stand where that can be done.' };
const moved = (description: string) => answer(description, ref('ReferralAnswer'));

/** The calls about help from partners: of the desk, and of partners. */
export const referralPaths = {
  '/cases/{caseId}/needs': {
    post: {
      summary: 'Help is asked for: of every organisation that may be able to, or of one. They learn which help, where and in which language, and no case.',
      parameters: [id('caseId')],
      requestBody: body('AskForHelp'),
      responses: { 201: answer('Who was asked.', ref('HelpAsked')), ...forDesk, 422: { description: 'need.conflict, need.objected, need.closed, need.not-a-partner, consent.recipient-unknown: of one organisation.' } },
    },
  },
  '/cases/{caseId}/referrals': {
    get: {
      summary: 'Who was asked for help, what became of it, what was released to whom and who has read it. The newest first, at most 500.',
      parameters: [id('caseId')],
      responses: { 200: answer('The referrals.', { type: 'array', items: ref('Referral') }), ...forDesk },
    },
  },
  '/cases/{caseId}/referrals/{referralId}/release': {
    post: {
      summary: 'A packet of chosen fields for one partner who would help: once, and for good. Consent for all of it must hold.',
      parameters: [id('caseId'), id('referralId')],
      requestBody: body('Release'),
      responses: { 200: moved('It lies ready.'), ...forDesk, 409: step, 422: { description: 'Nobody agreed to that: the code of the first reason (consent.absent, consent.class-not-agreed:S3 and others).' } },
    },
  },
  '/cases/{caseId}/referrals/{referralId}/recall': {
    post: {
      summary: 'The desk calls a referral back; whoever held a packet is asked to delete it.',
      parameters: [id('caseId'), id('referralId')],
      responses: { 200: moved('It is revoked.'), ...forDesk, 409: step },
    },
  },
  '/cases/{caseId}/referrals/{referralId}/log': {
    get: {
      summary: 'What the partner did, and what it and the desk wrote to each other, the oldest first. Written down before it is answered.',
      parameters: [id('caseId'), id('referralId')],
      responses: { 200: answer('The lines.', { type: 'array', items: ref('ReferralLine') }), ...forDesk },
    },
    post: {
      summary: 'The desk writes to the partner, once a packet was released and while consent to the story holds.',
      parameters: [id('caseId'), id('referralId')],
      requestBody: body('WriteMessage'),
      responses: { 201: answer('It is kept.', ref('WrittenLine')), ...forDesk, 409: lines, 422: { description: 'Nobody agreed to that: the code of the first reason.' } },
    },
  },
  '/offers/{referralId}/log': {
    get: {
      summary: 'What her organisation did and wrote, and what the desk wrote to it while consent holds. Who of the desk is not said.',
      parameters: [id('referralId')],
      responses: { 200: answer('The lines.', { type: 'array', items: ref('ReferralLine') }), ...forPartners },
    },
    post: {
      summary: 'A message to the desk, or a service that was given.',
      parameters: [id('referralId')],
      requestBody: body('WriteLine'),
      responses: { 201: answer('It is kept.', ref('WrittenLine')), ...forPartners, 409: lines, 422: { description: 'line.service: a service says which and when, a message neither.' } },
    },
  },
  '/offers': {
    get: {
      summary: 'To somebody of a partner: what her organisation was asked. The newest first, at most 500.',
      responses: { 200: answer('The offers.', { type: 'array', items: ref('Offer') }) },
    },
  },
  '/offers/{referralId}/commit': {
    post: {
      summary: 'Her organisation would help. BLOCKED_CONSENT: the person has first to be asked about this organisation.',
      parameters: [id('referralId')],
      responses: { 200: moved('Where it stands.'), ...forPartners, 409: step },
    },
  },
  '/offers/{referralId}/decline': {
    post: {
      summary: 'Her organisation cannot help.',
      parameters: [id('referralId')],
      requestBody: { required: true, content: json({ type: 'object', required: ['because'], properties: { because: { enum: DECLINED_BECAUSE } } }) },
      responses: { 200: moved('It is declined.'), ...forPartners, 409: step },
    },
  },
  '/offers/{referralId}/progress': {
    post: {
      summary: 'How far its help has come.',
      parameters: [id('referralId')],
      requestBody: { required: true, content: json({ type: 'object', required: ['status'], properties: { status: { enum: PROGRESS } } }) },
      responses: { 200: moved('Where it stands.'), ...forPartners, 409: step },
    },
  },
  '/offers/{referralId}/packet': {
    get: {
      summary: 'What was released to her organisation: consent is asked again, and the reading is written down before it is answered.',
      parameters: [id('referralId')],
      responses: { 200: answer('The packet.', ref('Packet')), ...forPartners, 404: { description: 'referral.absent; packet.absent: nothing is open to be read, or nobody agrees to it any more.' } },
    },
  },
  '/offers/{referralId}/deleted': {
    post: {
      summary: 'Her organisation has deleted what it held.',
      parameters: [id('referralId')],
      responses: { 200: answer('Since when.', ref('Deletion')), ...forPartners, 409: { description: 'deletion.not-asked.' } },
    },
  },
};

const history = { type: 'array', description: 'Since it was offered, the oldest first.', items: object({ status: steps, at: instant, by: { type: ['string', 'null'], description: 'Directory id of who said it of the organisation.' } }) };

export const referralSchemas = {
  AskForHelp: object({ measures, to: { type: 'string', description: 'Directory id of the one organisation to ask; left out: every one that may be able to.' } }, ['to']),
  HelpAsked: object({
    needId: uuid, state: needStates,
    offered: { type: 'array', items: object({ referralId: uuid, organisation: { type: 'string' }, rank: { type: 'integer' }, because: { ...texts, description: 'Codes such as SERVICE:PM-LEGAL, REGION:LAC, LANGUAGE:es, CAPACITY:OPEN; CHOSEN.' } }) },
  }),
  Referral: object({
    referralId: uuid, needId: uuid, measures, need: { ...needStates, description: 'UNANSWERED: nobody is left to ask.' }, organisation: { type: 'string' }, status: steps,
    ring: { type: 'integer', description: '1 to 3, how wide it was cast; 0: chosen.' }, rank: { type: 'integer' }, because: texts, declinedBecause: { enum: [...DECLINED_BECAUSE, null] },
    offeredAt: instant, answeredAt: maybeInstant, endedAt: maybeInstant, released: { ...fieldNames, type: ['array', 'null'] }, deletionAskedAt: maybeInstant, deletedAt: maybeInstant,
    deletionHeard: { type: ['object', 'null'], required: ['heardBy', 'saidAt', 'channel'], description: 'Where one of ours was told so.', properties: { heardBy: { type: 'string', description: 'Directory id.' }, saidAt: instant, channel: { enum: HANDED_BY } } },
    readBy: { type: 'array', items: object({ person: { type: 'string', description: 'Directory id.' }, at: instant, fields: { ...fieldNames, description: 'None: what the desk wrote beside the packet.' } }) }, steps: history,
  }),
  Release: object({ fields: { type: 'array', items: object({ field: { enum: PACKET_FIELD_NAMES }, says: { type: 'string', maxLength: 20_000 } }) } }),
  ReferralAnswer: object({ referralId: uuid, status: steps }),
  Offer: object({
    referralId: uuid, status: steps, shows: { enum: ['NOTHING', 'TEASER', 'PACKET'] }, measures: { ...measures, type: ['array', 'null'] }, regions: { ...texts, type: ['array', 'null'] },
    language: { type: ['string', 'null'] }, urgency: { type: ['string', 'null'] }, because: { ...texts, description: 'None once it shows nothing more.' }, offeredAt: instant, answerBy: maybeInstant,
    openUntil: { ...maybeInstant, description: 'Until when what was released may be read, as things stand; null where nothing may.' },
    deletionAskedAt: { ...maybeInstant, description: 'What the organisation holds of it is to be deleted, since then.' }, deletedAt: maybeInstant, steps: history,
  }),
  Packet: object({
    referralId: uuid, status: steps, until: { ...instant, description: 'Until when consent holds, as things stand.' },
    fields: { type: 'object', properties: Object.fromEntries(PACKET_FIELD_NAMES.map((name) => [name, { type: 'string' }])) },
  }),
  WriteMessage: object({ lineId, words: { type: 'string', minLength: 1, maxLength: 5_000 } }),
  WriteLine: object({ lineId, kind: { enum: ['SERVICE', 'MESSAGE'] }, words: { type: 'string', minLength: 1, maxLength: 5_000 }, measure: { enum: codesOf('protective_measure') }, day: { type: 'string', format: 'date' } }, ['measure', 'day']),
  ReferralLine: object({
    lineId: uuid, kind: { enum: ['SERVICE', 'MESSAGE'] }, by: { enum: ['PARTNER', 'DESK'] }, person: { type: ['string', 'null'], description: 'Directory id; null for a partner where the desk wrote.' }, at: instant,
    measure: { enum: [...codesOf('protective_measure'), null] }, day: { type: ['string', 'null'], format: 'date' }, words: { type: 'string' },
    readAt: { ...maybeInstant, description: 'Of the reader’s own side: since when the other side has it. Null for what the other wrote.' },
  }),
  WrittenLine: object({ lineId: uuid }),
  Deletion: object({ referralId: uuid, deletedAt: instant }),
};
