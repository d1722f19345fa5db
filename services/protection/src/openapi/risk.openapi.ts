import { codesOf, RECENCIES } from '@amparo/domain';
import { answer, body, id, instant, json, maybeInstant, object, ofCaseRefused, person, ref, uuid } from './parts';

const words = { type: 'string', minLength: 1, maxLength: 5_000 } as const;
const level = { enum: ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW'] } as const;
const states = { enum: ['OPEN', 'DONE', 'NOT_DONE'] } as const;
const measure = { enum: codesOf('protective_measure') };
const lists = {
  threats: { type: 'array', maxItems: 50, items: object({ act: { enum: codesOf('act_type') }, when: { enum: RECENCIES, description: 'NOW: going on, or said for within 72 hours.' }, says: words }, ['says']) },
  vulnerabilities: { type: 'array', maxItems: 50, items: object({ factor: { enum: codesOf('risk_factor') }, says: words }, ['says']) },
  capacities: { type: 'array', maxItems: 50, items: object({ measure, says: words }, ['says']), description: 'What protects her already.' },
};
const refusals = ofCaseRefused('plan.absent');

/** The calls about what endangers somebody, and what is done about it. */
export const riskPaths = {
  '/reviews': {
    get: {
      summary: 'Until when the assessments of cases that she sees hold, and how their plans stand: what ends first comes first. At most 500. S1.',
      responses: { 200: answer('The clocks.', { type: 'array', items: ref('Review') }), 403: refusals[403] },
    },
  },
  '/cases/{caseId}/assessments': {
    post: {
      summary: 'What endangers her, as it is today. A level above the case\'s raises it; one below lowers nothing by itself.',
      parameters: [id('caseId')],
      requestBody: body('AssessRisk'),
      responses: { 201: answer('It is kept, and ends then.', ref('RiskAnswer')), ...refusals, 422: { description: 'risk.below-lowest: what is said gives more; risk.ended-before.' }, 409: { description: 'risk.changed-meanwhile: another than `after` stands.' } },
    },
    get: {
      summary: 'All assessments, the newest first, with their words. Written down before it is answered.',
      parameters: [id('caseId')],
      responses: { 200: answer('The assessments.', ref('Assessments')), ...refusals },
    },
  },
  '/cases/{caseId}/plan': {
    post: {
      summary: 'Something is to be done to protect her, by somebody who has the case, until a day. She hears of it now, before its day and when that has passed.',
      parameters: [id('caseId')],
      requestBody: body('PlanActionSaid'),
      responses: { 201: answer('It is planned.', ref('PlanAnswer')), ...refusals, 422: { description: 'plan.owner: she does not have the case.' } },
    },
    get: {
      summary: 'The plan, with its words: what is open first, by its day. Written down before it is answered.',
      parameters: [id('caseId')],
      responses: { 200: answer('The actions.', { type: 'array', items: ref('PlanAction') }), ...refusals },
    },
  },
  '/cases/{caseId}/plan/{actionId}/end': {
    post: {
      summary: 'It was done; or is not going to be, and why.',
      parameters: [id('caseId'), id('actionId')],
      requestBody: { required: true, content: json(object({ outcome: { enum: ['DONE', 'NOT_DONE'] }, why: { ...words, description: 'Must be there for what is not done.' } }, ['why'])) },
      responses: { 200: answer('Where it stands.', ref('PlanAnswer')), ...refusals, 409: { description: 'plan.ended: it has ended otherwise.' } },
    },
  },
};

export const riskSchemas = {
  AssessRisk: object({ ...lists, level, until: { ...instant, description: 'When it is to be done anew; left out: as late as its level allows.' }, after: { type: 'string', description: 'Id of the last assessment that she has seen; NONE where there was none. Left out: whatever stands.' } }, ['until', 'after']),
  Review: object({
    caseId: uuid, reference: { type: 'string' }, urgency: { ...level, description: 'What the assessment that stands gave.' }, assessedAt: instant, expiresAt: instant, due: { type: 'boolean', description: 'It has ended: a new one is due.' },
    open: { type: 'integer', description: 'Planned actions that are open.' }, late: { type: 'integer', description: 'How many of them are late.' }, nextDueAt: maybeInstant,
  }),
  RiskAnswer: object({ assessmentId: uuid, level, expiresAt: instant }),
  Assessments: object({
    due: { type: 'boolean', description: 'The newest has ended.' },
    assessments: {
      type: 'array',
      items: object({
        assessmentId: uuid, level, lowest: { ...level, description: 'Below which it could not be.' }, because: { type: 'array', items: { type: 'string' } }, ...lists, assessedBy: person, assessedAt: instant, expiresAt: instant, supersededAt: maybeInstant,
      }),
    },
  }),
  PlanActionSaid: object({ measure, what: words, owner: person, dueAt: instant }),
  PlanAction: object({
    actionId: uuid, measure, what: { type: 'string' }, owner: person, dueAt: instant, overdue: { type: 'boolean' }, state: states, why: { type: ['string', 'null'] }, madeBy: person, madeAt: instant,
    endedBy: { type: ['string', 'null'], description: 'Directory id.' }, endedAt: maybeInstant,
  }),
  PlanAnswer: object({ actionId: uuid, state: states }),
};
