const caseId = { name: 'caseId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } } as const;
const json = (schema: object) => ({ 'application/json': { schema } });

/** The calls of protection in OpenAPI 3.1. A test holds it against the routes. */
export const protectionOpenApi = {
  openapi: '3.1.0',
  info: { title: 'Amparo: protection', version: '1' },
  paths: {
    '/decisions/{submissionId}': {
      get: {
        summary: 'Why somebody was called: the decision on one body of a report, with the rules that made it.',
        parameters: [{ name: 'submissionId', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
        responses: {
          200: { description: 'The decision.', content: json({ $ref: '#/components/schemas/Decision' }) },
          404: { description: 'There is no decision yet.' },
        },
      },
    },
    '/alerts': {
      get: {
        summary: 'Alerts that nobody has taken, then the others; at most 500.',
        responses: { 200: { description: 'The list.', content: json({ type: 'array', items: { $ref: '#/components/schemas/Alert' } }) } },
      },
    },
    '/alerts/{caseId}/acknowledge': {
      post: {
        summary: 'Somebody who was alerted has the case: the ladder stops for all.',
        parameters: [caseId],
        requestBody: { required: true, content: json({ type: 'object', required: ['person'], properties: { person: { type: 'string', description: 'Directory id.' } } }) },
        responses: {
          200: { description: 'Who has it, and since when.' },
          403: { description: 'She was never alerted.' },
          404: { description: 'There is no such alert.' },
        },
      },
    },
  },
  components: {
    schemas: {
      Decision: {
        type: 'object',
        required: ['caseId', 'submissionId', 'decidedAt', 'directoryVersion', 'facts', 'routing'],
        properties: {
          caseId: { type: 'string', format: 'uuid' },
          submissionId: { type: 'string', format: 'uuid' },
          decidedAt: { type: 'integer', description: 'Milliseconds since 1970.' },
          directoryVersion: { type: 'integer' },
          facts: { type: 'object', description: 'What the decision rests on, S1.' },
          routing: { type: 'object', description: 'Routes, who was told, who was kept out, and because of which rules.' },
        },
      },
      Alert: {
        type: 'object',
        required: ['caseId', 'reference', 'urgency', 'mode', 'regions', 'raisedAt', 'acknowledgedAt', 'acknowledgedBy', 'nextRungAt', 'rungsTaken'],
        properties: {
          caseId: { type: 'string', format: 'uuid' },
          reference: { type: 'string', description: 'The case code that people quote.' },
          urgency: { enum: ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'] },
          mode: { enum: ['PAGE', 'QUEUE', 'NONE'] },
          regions: { type: 'array', items: { type: 'string' } },
          raisedAt: { type: 'string', format: 'date-time' },
          acknowledgedAt: { type: ['string', 'null'], format: 'date-time' },
          acknowledgedBy: { type: ['string', 'null'], description: 'Directory id.' },
          nextRungAt: { type: ['string', 'null'], format: 'date-time' },
          rungsTaken: { type: 'integer' },
        },
      },
    },
  },
} as const;
