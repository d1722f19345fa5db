const which = { name: 'which', in: 'path', required: true, schema: { type: 'string' }, description: 'Case code or id.' } as const;
const query = (name: string, description: string) => ({ name, in: 'query', required: false, schema: { type: 'string' }, description });
const json = (schema: object) => ({ 'application/json': { schema } });
const texts = { type: 'array', items: { type: 'string' } } as const;

/** The calls of casework in OpenAPI 3.1. A test holds it against the routes. */
export const caseworkOpenApi = {
  openapi: '3.1.0',
  info: { title: 'Amparo: casework', version: '1' },
  paths: {
    '/cases': {
      get: {
        summary: 'Cases, the newest first.',
        parameters: [
          query('status', 'OPEN or CLOSED.'), query('urgency', 'NONE, LOW, MEDIUM, HIGH or IMMINENT.'), query('region', 'One region.'),
          query('after', 'Cases that come after this one, by its id.'), query('limit', 'How many at most, 1 to 500; 100 when not said.'),
        ],
        responses: {
          200: {
            description: 'A page of the list.',
            content: json({ type: 'object', required: ['cases'], properties: { cases: { type: 'array', items: { $ref: '#/components/schemas/Case' } } } }),
          },
        },
      },
    },
    '/cases/{which}': {
      get: {
        summary: 'A case and its story, S1: what was sent is not in it.',
        parameters: [which],
        responses: { 200: { description: 'The case.', content: json({ $ref: '#/components/schemas/Case' }) }, 404: { description: 'There is no such case.' } },
      },
    },
    '/cases/{which}/countries': {
      post: {
        summary: 'Where it happened, as a person found out: the regions follow, and who is told.',
        parameters: [which],
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['countries', 'actor'],
            properties: {
              countries: { ...texts, description: 'ISO 3166-1 alpha-2, the most serious first.' },
              presentCountry: { type: ['string', 'null'] },
              actor: { type: 'string', description: 'Directory id of the person who found out.' },
            },
          }),
        },
        responses: { 200: { description: 'The regions now.' }, 404: { description: 'There is no such case.' } },
      },
    },
    '/contents/retry': {
      post: {
        summary: 'Takes up again every content that could not be fetched or opened.',
        responses: { 200: { description: 'How many are wanted again.' } },
      },
    },
  },
  components: {
    schemas: {
      Case: {
        type: 'object',
        required: ['caseId', 'reference', 'status', 'category', 'urgency', 'reprisal', 'regions', 'countryKnown', 'lead', 'receivedAt', 'openedAt', 'tasks'],
        properties: {
          caseId: { type: 'string', format: 'uuid' },
          reference: { type: ['string', 'null'], description: 'The case code that people quote.' },
          status: { enum: ['OPEN', 'CLOSED'] },
          category: { type: ['string', 'null'] },
          urgency: { enum: ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT'] },
          reprisal: { type: 'boolean' },
          regions: texts,
          countryKnown: { type: 'boolean' },
          lead: { type: ['string', 'null'], description: 'Directory id.' },
          receivedAt: { type: 'string', format: 'date-time' },
          openedAt: { type: ['string', 'null'], format: 'date-time', description: 'When its content was first fetched.' },
          tasks: { type: 'array', description: 'What somebody has to do: codes in a list, whole tasks in a case.' },
        },
      },
    },
  },
} as const;
