import { AGREED_WITH, CHECK_IN_CHANNELS } from '../check-ins/check-ins.dto';
import { answer, body, id, instant, json, maybeInstant, maybePerson, object, ofCaseRefused, person, ref, uuid } from './parts';

const words = { type: 'string', minLength: 1, maxLength: 5_000 } as const;
const maybeWords = { type: ['string', 'null'] } as const;
const day = { type: 'string', format: 'date' } as const;
const days = { type: 'array', maxItems: 366, items: day } as const;
const level = { enum: ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW'] } as const;
const channel = { enum: CHECK_IN_CHANNELS } as const;
const state = { enum: ['WAITING', 'DUE', 'MISSED', 'DONE', 'LEFT_OUT'] } as const;
const ofCheckIn = [id('caseId'), id('checkInId')];
const refusals = ofCaseRefused('check-ins.absent');
const over = { description: 'check-ins.over: it is over, or another took its place.' } as const;

/** Read by people; the words are sealed. */
const terms = {
  with: { enum: AGREED_WITH, description: 'With whom it was agreed.' },
  channel,
  zone: { type: 'string', description: 'A name of the IANA database, such as America/Bogota.' },
  times: { type: 'array', maxItems: 12, items: { type: 'string', pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' }, description: 'By the clocks of that zone. With everyHours one: of the first.' },
  weekdays: { type: 'array', maxItems: 7, items: { type: 'integer', minimum: 1, maximum: 7 }, description: '1 for Monday.' },
  everyHours: { type: 'integer', minimum: 1, maximum: 168, description: 'In place of times of day and days of the week.' },
  startsOn: day, endsOn: day,
  daysOut: { ...days, description: 'Left out, such as holidays.' },
  daysAdded: { ...days, description: 'Beside those of the week.' },
  says: { ...words, description: 'How she is reached, and what is done when she is not.' },
} as const;
const optional = ['everyHours', 'endsOn', 'says', 'replaces'];
const promised = {
  graceMinutes: { type: 'integer', minimum: 5, maximum: 1_440 },
  level: { ...level, description: 'To which a missed one raises the alert.' },
  doorCounts: { type: 'boolean', description: 'Coming back at the public door on the day counts. For one check-in a day at most.' },
} as const;

/** The calls about when people check in. */
export const checkInPaths = {
  '/check-ins': {
    get: {
      summary: 'Check-ins that were missed, are due or are to come, of the cases that she sees; at most 500.',
      responses: { 200: answer('The list.', { type: 'array', items: ref('DeskCheckIn') }) },
    },
  },
  '/cases/{caseId}/check-ins': {
    post: {
      summary: 'It is agreed when and how somebody checks in, and what happens when she does not.',
      parameters: [id('caseId')],
      requestBody: body('AgreeCheckIns'),
      responses: {
        201: answer('It is agreed.', ref('CheckInsAnswer')), ...refusals, 409: { description: 'check-ins.changed: another agreement runs than the one that it is to replace.' },
        422: { description: 'check-ins.no-time, check-ins.ends-before, check-ins.one-first-time, check-ins.door-once-a-day; check-ins.none-left: nothing is to come.' },
      },
    },
    get: {
      summary: 'What was agreed each time, the newest first, and what became of each check-in. Written down before it is answered.',
      parameters: [id('caseId')],
      responses: { 200: answer('The agreements.', { type: 'array', items: ref('CheckInAgreement') }), ...refusals },
    },
  },
  '/cases/{caseId}/check-ins/{checkInId}/pause': {
    post: {
      summary: 'Nothing is due until then. It ends by itself.',
      parameters: ofCheckIn,
      requestBody: { required: true, content: json(object({ until: instant, why: words })) },
      responses: { 200: answer('When the next one is due.', ref('CheckInsAnswer')), ...refusals, 409: over, 422: { description: 'check-ins.pause-length: it is over, or longer than 31 days; check-ins.none-left.' } },
    },
  },
  '/cases/{caseId}/check-ins/{checkInId}/resume': {
    post: { summary: 'She checks in again before the pause is over.', parameters: ofCheckIn, responses: { 200: answer('When the next one is due.', ref('CheckInsAnswer')), ...refusals, 409: over } },
  },
  '/cases/{caseId}/check-ins/{checkInId}/end': {
    post: {
      summary: 'Nothing is due any more.',
      parameters: ofCheckIn,
      requestBody: { required: true, content: json(object({ why: words })) },
      responses: { 200: answer('It has ended.', object({ checkInId: uuid, endedAt: instant })), ...refusals, 409: over },
    },
  },
  '/cases/{caseId}/check-ins/{checkInId}/done': {
    post: {
      summary: 'She was in contact. Also for one that was missed.',
      parameters: ofCheckIn,
      requestBody: { required: true, content: json(object({ dueId: uuid, channel, at: { ...instant, description: 'Left out: now.' }, says: words }, ['at', 'says'])) },
      responses: {
        200: answer('It is recorded.', object({ dueId: uuid, doneAt: instant, late: { type: 'boolean' }, missed: { type: 'boolean', description: 'An alert had been raised.' } })), ...refusals,
        409: { description: 'check-in.done: it was recorded otherwise; check-in.left-out.' }, 422: { description: 'check-in.not-yet, check-in.too-early.' },
      },
    },
  },
};

export const checkInSchemas = {
  AgreeCheckIns: object({ replaces: { ...uuid, description: 'The agreement that runs, where there is one.' }, ...terms, ...promised }, optional),
  CheckInsAnswer: object({ checkInId: uuid, nextDueAt: instant }),
  DeskCheckIn: object({
    checkInId: uuid, dueId: uuid, caseId: uuid, reference: { type: 'string' }, urgency: level, state, runs: { type: 'boolean', description: 'Its agreement runs.' }, dueAt: instant, missAt: { ...instant, description: 'Without a contact by then it is missed.' }, missedAt: maybeInstant,
    pausedUntil: maybeInstant,
  }),
  CheckInAgreement: object({
    checkInId: uuid, ...terms, ...promised, madeBy: person, madeAt: instant, endedAt: maybeInstant, endedBy: maybePerson,
    endedBecause: { enum: ['ENDED', 'REPLACED', 'CLOSED', 'WITHDRAWN', 'RUN_OUT', 'UNPLANNED', null] }, endWhy: maybeWords,
    pauses: { type: 'array', items: object({ since: instant, until: instant, why: { type: 'string' }, pausedBy: person, overAt: maybeInstant, overBy: maybePerson }) },
    checkIns: {
      type: 'array', description: 'The newest first; at most 100.',
      items: object({
        dueId: uuid, dueAt: instant, missAt: instant, state, toldAt: maybeInstant, missedAt: maybeInstant, doneAt: maybeInstant, doneBy: maybePerson, channel: { enum: [...CHECK_IN_CHANNELS, null] },
        late: { type: ['boolean', 'null'] }, says: maybeWords,
      }),
    },
  }, optional),
};
