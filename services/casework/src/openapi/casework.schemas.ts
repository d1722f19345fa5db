import { KINDS } from '../attachments/attachment.rules';

const texts = { type: 'array', items: { type: 'string' } } as const;
const id = { type: 'string', format: 'uuid' } as const;
const time = { type: 'string', format: 'date-time' } as const;
const timeOrNull = { type: ['string', 'null'], format: 'date-time' } as const;
const text = { type: 'string' } as const;
const fields = { type: ['object', 'null'], additionalProperties: true } as const;
const object = <P extends object>(properties: P, optional: readonly (keyof P)[] = []) =>
  ({ type: 'object', required: Object.keys(properties).filter((name) => !optional.includes(name as keyof P)), properties }) as const;
const list = <I extends object>(items: I) => ({ type: 'array', items }) as const;

const routing = {
  caseId: id,
  reference: { type: ['string', 'null'], description: 'The case code that people quote.' },
  status: { enum: ['OPEN', 'CLOSED'] },
  category: { type: ['string', 'null'] },
  urgency: { enum: ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT'] },
  reprisal: { type: 'boolean' },
  regions: texts,
  countryKnown: { type: 'boolean' },
  lead: { type: ['string', 'null'], description: 'Directory id.' },
  receivedAt: time,
  openedAt: { ...timeOrNull, description: 'When its content was first fetched.' },
} as const;

const timeline = list(object({ at: time, what: text, actor: { type: ['string', 'null'], description: 'Directory id.' }, detail: texts }));

/** What the calls of casework take and give. */
export const caseworkSchemas = {
  Case: object({ ...routing, tasks: { ...texts, description: 'Codes of what somebody has to do.' } }),
  Cases: object({ cases: list({ $ref: '#/components/schemas/Case' }), next: { type: ['string', 'null'], description: 'For people: the next `cursor`.' } }, ['next']),
  CaseShown: object({
    ...routing,
    tasks: list(object({ code: text, about: text, openedAt: time, dueAt: time, doneAt: timeOrNull })),
    contents: list(object({ submissionId: id, kind: { enum: ['REPORT', 'MESSAGE'] }, state: { enum: ['WANTED', 'FETCHED', 'PARKED'] }, receivedAt: time, fetchedAt: timeOrNull, parkedBecause: { type: ['string', 'null'] } })),
    repeats: list(object({ caseId: id, because: texts })),
    duplicates: list(object({ caseId: id, score: { type: 'integer' }, because: texts })),
    routes: { ...texts, description: 'For people.' },
    handlers: { ...texts, description: 'For people: directory ids of those who have it.' },
    may: { ...texts, description: 'For people: what she may do to it now.' },
    timeline: { ...timeline, description: 'For the operator.' },
  }, ['routes', 'handlers', 'may', 'timeline']),
  CasesFound: object({ cases: list({ $ref: '#/components/schemas/Case' }), next: { type: ['string', 'null'], description: 'There are more: the `after` that they are asked for by.' } }),
  FindByContactRequest: object({
    contact: { type: 'string', minLength: 3, maxLength: 200, description: 'A telephone number, a mail address, or a name on a service.' },
    purpose: { enum: ['CASE_WORK', 'VERIFICATION', 'EMERGENCY', 'SHARING'], description: 'Why it is looked for.' },
    after: { type: 'string', pattern: '^[\\w-]{1,300}$', description: 'The `next` of the page before. Noted and counted as a search of its own.' },
  }, ['after']),
  Count: object({ count: { type: 'integer', maximum: 1000 }, more: { type: 'boolean', description: 'There are more than that.' } }),
  Timeline: object({ timeline }),
  Why: object({
    caseId: id,
    ways: list(object({ by: { enum: ['ALL', 'REGION', 'ROUTE', 'NO_REGION', 'HANDLER', 'TOLD', 'REFERRAL'] }, codes: texts })),
    calledBy: { type: ['array', 'null'], items: text, description: 'Routes by which she was called; null where she was not.' },
    because: { ...texts, description: 'Rules behind the newest decision.' },
  }),
  Content: object({
    caseId: id,
    bodies: list(object({
      submissionId: id, receivedAt: time, state: { enum: ['READ', 'WANTED', 'UNREADABLE'] },
      fields: { ...fields, description: 'S2, by the names of the report format.' }, identity: { ...fields, description: 'S3.' },
      withheld: { ...texts, description: 'Fields that are there and were not shown.' },
    })),
  }),
  Attachments: object({
    caseId: id,
    attachments: list(object({
      attachmentId: id, receivedAt: time, state: { enum: ['KEPT', 'WANTED', 'UNREADABLE'] },
      kind: { enum: [...Object.keys(KINDS), null], description: 'Told from its first bytes.' }, name: { type: ['string', 'null'], description: 'As whoever sent it called it.' },
      size: { type: ['integer', 'null'] }, sha256: { type: ['string', 'null'], description: 'Of the original.' },
      shows: { type: 'boolean', description: 'Whether a picture can be had of it.' },
    })),
  }),
  Conversation: object({
    caseId: id,
    messages: list(object({
      messageId: id, receivedAt: time, from: { enum: ['REPORTER', 'TEAM'] }, text: { type: ['string', 'null'] },
      author: { type: 'string', description: 'Of the team: directory id.' }, seen: { type: 'boolean', description: 'Of the team: the reporter was shown it.' },
    }, ['author', 'seen'])),
  }),
  Reply: object({ caseId: id, replyId: id }),
  ReplyRequest: object({ replyId: { ...id, description: 'Made by who writes: the same one again is the same reply.' }, text: { type: 'string', minLength: 1, maxLength: 5000 } }),
  Handlers: object({ caseId: id, handlers: texts }),
  Readers: object({ caseId: id, entries: list(object({ at: time, person: text, action: text, purpose: text, times: { type: 'integer', minimum: 1 } })) }),
  BudgetExtended: object({ person: text, missing: { type: 'integer', description: 'So many more have to agree; 0: she reads on.' } }),
  ExtendBudgetRequest: object({ person: { type: 'string', description: 'Directory id.' } }),
  Candidates: object({ people: texts }),
  Glass: object({ caseId: id, endsAt: time }),
  Regions: object({ regions: texts, countryKnown: { type: 'boolean' } }),
  AssignRequest: object({ person: { type: 'string', description: 'Directory id.' } }),
  Erasure: object({ caseId: id, erased: { type: 'boolean' }, missing: { type: 'integer', description: 'How many more must agree.' } }),
  Closed: object({ caseId: id, closedAt: time }),
  EraseRequest: object({ reference: { type: 'string', description: 'The code of the case once more.' } }),
  CloseRequest: object({ as: { enum: ['SPAM', 'NOT_A_REPRISAL', 'HELPED'] }, actor: { type: 'string', description: 'Directory id of who closes it: needed from the operator, and from nobody else.' } }, ['actor']),
  BreakGlassRequest: object({ reason: { type: 'string', minLength: 10, maxLength: 2000 } }),
  CorrectCountryRequest: object({
    countries: { ...texts, description: 'ISO 3166-1 alpha-2, the most serious first.' },
    presentCountry: { type: ['string', 'null'] },
    actor: { type: 'string', description: 'Directory id of the person who found out: needed from the operator, and from nobody else.' },
  }, ['presentCountry', 'actor']),
} as const;
