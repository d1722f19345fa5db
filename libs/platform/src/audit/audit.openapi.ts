const json = (schema: object) => ({ 'application/json': { schema } });
const text = { type: 'string' } as const;
const time = { type: 'string', format: 'date-time' } as const;
const query = (name: string, description: string, schema: object = text) => ({ name, in: 'query', required: false, description, schema }) as const;

const entry = {
  type: 'object', required: ['sequence', 'at', 'person', 'action', 'caseId', 'about', 'purpose'],
  properties: {
    sequence: { type: 'string', description: 'Place in the trail.' }, at: time, person: { type: 'string', description: 'Directory id, or operator.' }, action: text,
    caseId: { type: ['string', 'null'], format: 'uuid' }, about: { type: ['string', 'null'], description: 'What else it is about: an id or a code.' },
    purpose: { type: 'string', description: 'Why, as a code; empty where none was asked for.' },
  },
} as const;
const end = { type: 'object', required: ['sequence', 'hash'], properties: { sequence: text, hash: text } } as const;

/** The calls of `AuditController`, for the description of each service that has an audit trail. */
export const auditPaths = {
  '/audit': {
    get: {
      summary: 'To an auditor: who did and read what, newest first, S1. Cases that are hidden from her are not in it.',
      parameters: [
        query('person', 'Who did it.'), query('action', 'What was done.'), query('case', 'About which case.', { type: 'string', format: 'uuid' }),
        query('before', 'next of the page before.'), query('limit', '50 when not said; 200 at most.', { type: 'integer' }),
      ],
      responses: {
        200: { description: 'Rows.', content: json({ type: 'object', required: ['entries', 'next'], properties: { entries: { type: 'array', items: entry }, next: { type: ['string', 'null'] } } }) },
      },
    },
  },
  '/audit/state': {
    get: {
      summary: 'How many rows the trail has, and its last end that was written down outside.',
      responses: {
        200: {
          description: 'The state.',
          content: json({
            type: 'object', required: ['service', 'sequence', 'anchored', 'checked'],
            properties: {
              service: text, sequence: text,
              anchored: { type: ['object', 'null'], required: ['sequence', 'at'], properties: { sequence: text, at: time } },
              checked: { type: ['object', 'null'], required: ['at', 'faults'], properties: { at: time, faults: { type: 'integer' } } },
            },
          }),
        },
      },
    },
  },
  '/audit/trail': {
    get: {
      summary: 'Rows as they are stored, with hashes, in the order of the trail.',
      parameters: [query('after', 'Sequence of the last row that is known.'), query('limit', '1,000 when not said; 5,000 at most.', { type: 'integer' })],
      responses: { 200: { description: 'Rows, and the end of the trail.', content: json({ type: 'object', required: ['rows', 'head'], properties: { rows: { type: 'array', items: { type: 'object' } }, head: end } }) } },
    },
  },
  '/audit/anchor': {
    post: {
      summary: 'Writes the end of the trail down outside, now.',
      responses: { 200: { description: 'What was written; null where there is nothing new, or the trail is broken.', content: json({ type: 'object', required: ['anchor'], properties: { anchor: { type: ['object', 'null'] } } }) } },
    },
  },
} as const;
