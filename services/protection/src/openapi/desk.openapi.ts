import { RUNGS } from '@amparo/domain';
import { DESK_CLOCKS } from '../clocks/clock.rules';
import { CALLING } from '../record/note-calls';
import { answer, body, id, instant, json, maybeInstant, maybePerson, object, ofCaseRefused, person, ref, uuid } from './parts';

const because = { type: 'string', minLength: 10, maxLength: 2_000, description: 'Why: S2, sealed.' } as const;
const urgency = { enum: ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'] } as const;
const raised = { enum: ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW'] } as const;
const lowered = { enum: ['HIGH', 'MEDIUM', 'LOW'] } as const;
const loweringState = { enum: ['ASKED', 'LOWERED', 'LAPSED', 'OVERTAKEN'] } as const;
const refusals = ofCaseRefused('alert.absent, handover.absent, lowering.absent, pause.absent');
const handover = answer('Where it stands.', ref('Handover'));
const lowering = answer('Where it stands.', ref('LoweringAnswer'));
const milliseconds = { type: 'integer', minimum: 60_000, description: 'Milliseconds.' } as const;
const ladder = object({
  rungs: { type: 'array', maxItems: 12, items: object({ after: milliseconds, to: { enum: RUNGS }, mode: { enum: ['PAGE', 'QUEUE', 'NONE'] } }) }, repeat: milliseconds,
}, ['repeat']);

const watching = object({ watching: { type: 'boolean' } });
const levelClock = { enum: ['SAFE_CONTACT', 'DECISION'] } as const;
const mode = { enum: ['PAGE', 'QUEUE', 'NONE'] } as const;

/** The calls about what people do with an alert. */
export const deskPaths = {
  '/cases/{caseId}/handovers/candidates': {
    get: {
      summary: 'Who is on duty for a case and could take it from whoever has it.',
      parameters: [id('caseId')],
      responses: { 200: answer('People.', object({ people: { type: 'array', items: person } })), ...refusals },
    },
  },
  '/cases/{caseId}/handovers': {
    post: {
      summary: 'Whoever has the alert asks somebody else on duty to take it. Until she does, the first one has it.',
      parameters: [id('caseId')],
      requestBody: { required: true, content: json(object({ person })) },
      responses: { 201: handover, ...refusals, 409: { description: 'handover.not-hers: she does not have it; handover.open: another is asked.' }, 422: { description: 'handover.not-on-duty.' } },
    },
  },
  '/cases/{caseId}/handovers/{handoverId}/accept': {
    post: {
      summary: 'She who was asked has it from now on.',
      parameters: [id('caseId'), id('handoverId')],
      responses: { 200: handover, ...refusals, 409: { description: 'handover.ended.' } },
    },
  },
  '/cases/{caseId}/handovers/{handoverId}/refuse': {
    post: {
      summary: 'She who was asked does not take it: the alert is raised again, for all, with all rungs before it.',
      parameters: [id('caseId'), id('handoverId')],
      responses: { 200: handover, ...refusals, 409: { description: 'handover.ended.' } },
    },
  },
  '/cases/{caseId}/urgency/raise': {
    post: {
      summary: 'Somebody on the case says that it is more urgent: at once.',
      parameters: [id('caseId')],
      requestBody: { required: true, content: json(object({ urgency: raised })) },
      responses: { 200: answer('Its level.', object({ urgency })), ...refusals, 422: { description: 'urgency.not-higher.' } },
    },
  },
  '/cases/{caseId}/urgency/lower': {
    post: {
      summary: 'Somebody says that it is less urgent, and why. From HIGH up a second person must agree within 24 hours.',
      parameters: [id('caseId')],
      requestBody: body('LowerUrgency'),
      responses: { 201: lowering, ...refusals, 409: { description: 'lowering.open: another is asked.' }, 422: { description: 'urgency.not-lower.' } },
    },
  },
  '/cases/{caseId}/lowerings': {
    get: {
      summary: 'All lowerings, the newest first, with the words why. Written down before it is answered.',
      parameters: [id('caseId')],
      responses: { 200: answer('The lowerings.', { type: 'array', items: ref('Lowering') }), ...refusals },
    },
  },
  '/cases/{caseId}/lowerings/{loweringId}/agree': {
    post: {
      summary: 'A second person agrees: it has the lower level from now on.',
      parameters: [id('caseId'), id('loweringId')],
      responses: { 200: lowering, ...refusals, 409: { description: 'lowering.ended: too late, or more is known since.' }, 422: { description: 'lowering.second-person.' } },
    },
  },
  '/cases/{caseId}/pauses': {
    post: {
      summary: 'The ladder of an alert that nobody has stands still until then. Rungs that come due meanwhile are taken after it.',
      parameters: [id('caseId')],
      requestBody: { required: true, content: json(object({ until: instant, because })) },
      responses: { 201: answer('Until when.', ref('PauseAnswer')), ...refusals, 409: { description: 'pause.taken: somebody has it; pause.open.' }, 422: { description: 'pause.ended-before, pause.too-long.' } },
    },
    get: {
      summary: 'All pauses, the newest first, with the words why. Written down before it is answered.',
      parameters: [id('caseId')],
      responses: { 200: answer('The pauses.', { type: 'array', items: ref('Pause') }), ...refusals },
    },
  },
  '/cases/{caseId}/pauses/{pauseId}/end': {
    post: {
      summary: 'The ladder goes on at once.',
      parameters: [id('caseId'), id('pauseId')],
      responses: { 200: answer('Until when it would have stood still.', ref('PauseAnswer')), ...refusals },
    },
  },
  '/cases/{caseId}/alert-record': {
    get: {
      summary: 'Who was called to the alert of a case, by which channel, when that took the message, and when she answered; the newest first, at most 500 each.',
      parameters: [id('caseId')],
      responses: { 200: answer('The record.', ref('AlertRecord')), ...refusals },
    },
  },
  '/cases/{caseId}/readers': {
    get: {
      summary: 'Who read or did what of it here: consents, packets, dangers, drafts. To whom is responsible for the case, and to auditors.',
      parameters: [id('caseId')],
      responses: { 200: answer(
        'The last two hundred entries, newest first; what somebody did again on one day (UTC) for the same purpose is one of them.',
        object({ entries: { type: 'array', items: object({ at: instant, person, action: { type: 'string' }, purpose: { type: 'string' }, times: { type: 'integer', minimum: 1 } }) } }),
      ), ...refusals },
    },
  },
  '/cases/{caseId}/clocks/{clock}/met': {
    post: {
      summary: 'Whoever has the case had safe contact with the person, or it is decided how to protect her. The first time counts.',
      parameters: [id('caseId'), { name: 'clock', in: 'path', required: true, schema: levelClock }],
      responses: { 200: answer('Whether it ran until now.', object({ clock: levelClock, met: { type: 'boolean' } })), ...refusals },
    },
  },
  '/cases/{caseId}/watch': {
    post: {
      summary: 'She keeps the case on her own watch list, or takes it off.',
      parameters: [id('caseId')],
      requestBody: { required: true, content: json(watching) },
      responses: { 200: answer('Whether she watches it.', watching), ...refusals },
    },
  },
  '/ladders': {
    get: {
      summary: 'Who is woken when nobody takes an alert, level by level.',
      responses: { 200: answer('The ladders.', ref('Ladders')), 403: { description: 'access.forbidden, access.second-factor.' } },
    },
    post: {
      summary: 'Changes them for alerts that are raised from now on.',
      requestBody: { required: true, content: json(object({ version: { type: 'integer', minimum: 0, description: 'On which the change rests.' }, levels: ref('LadderLevels') })) },
      responses: {
        200: answer('The ladders.', ref('Ladders')), 403: { description: 'access.forbidden, access.second-factor.' }, 409: { description: 'ladders.changed-meanwhile.' },
        422: { description: 'ladders.malformed, ladders.order, ladders.end, ladders.empty, ladders.quiet, ladders.late, ladders.forgotten.' },
      },
    },
  },
};

export const deskSchemas = {
  Clock: object({ clock: { enum: DESK_CLOCKS }, dueAt: instant, metAt: maybeInstant, overdue: { type: 'boolean' } }),
  AlertRecord: object({
    rungs: { type: 'array', items: object({ round: { type: 'integer', description: 'Raised again, an alert begins a new one.' }, rung: { type: 'integer' }, role: { enum: RUNGS }, mode, dueAt: instant, firedAt: maybeInstant }) },
    calls: {
      type: 'array',
      items: object({
        round: { type: 'integer' }, rung: { type: ['integer', 'null'], description: 'Nothing: when it was raised, by whoever had it, or by a clock of the case.' },
        reached: { enum: [...RUNGS, 'HANDOVER', ...CALLING, null], description: 'Which people the rung came to; that whoever had it asked her to take it; or which clock of the case was overdue, that a check-in was missed.' },
        person, calledAt: { ...instant, description: 'The item in the portal came first.' }, sent: { type: 'array', items: object({ channel: { type: 'string', description: 'MAIL or PAGE.' }, at: instant }) }, answeredAt: maybeInstant,
      }),
    },
  }),
  Handover: object({ handoverId: uuid, state: { enum: ['ASKED', 'ACCEPTED', 'REFUSED', 'LAPSED', 'ENDED'] }, answerBy: instant }),
  LowerUrgency: object({ urgency: lowered, because }),
  LoweringAnswer: object({ loweringId: uuid, state: loweringState, endsAt: instant }),
  Lowering: object({
    loweringId: uuid, state: loweringState, before: urgency, wanted: lowered, because: { type: 'string' }, askedBy: person, askedAt: instant, endsAt: instant, agreedBy: maybePerson, endedAt: maybeInstant,
  }),
  PauseAnswer: object({ pauseId: uuid, until: instant }),
  Pause: object({ pauseId: uuid, until: instant, pausedBy: person, since: instant, because: { type: 'string' }, endedBy: maybePerson, endedAt: maybeInstant }),
  LadderLevels: object({ IMMINENT: ladder, HIGH: ladder, MEDIUM: ladder, LOW: ladder }),
  Ladders: object({ version: { type: 'integer', description: '0: as the setting says.' }, levels: ref('LadderLevels'), madeBy: maybePerson, madeAt: maybeInstant }),
};
