/** The calls of grants in OpenAPI 3.1. A test holds it against the routes. */
export const grantsOpenApi = {
  openapi: '3.1.0',
  info: { title: 'Amparo: grants', version: '1' },
  paths: {
    '/applications': {
      get: {
        summary: 'Applications, urgent ones first, then by age: to a grants officer all, to a reviewer those given to her, none of a case that is hidden from them. At most a thousand.',
        responses: {
          200: {
            description: 'The list.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['applications'],
                  properties: { applications: { type: 'array', items: { $ref: '#/components/schemas/Application' } } },
                },
              },
            },
          },
        },
      },
    },
  },
  components: {
    schemas: {
      Application: {
        type: 'object',
        required: ['caseId', 'reference', 'urgent', 'state', 'currency', 'openedAt'],
        properties: {
          caseId: { type: 'string', format: 'uuid' },
          reference: { type: 'string', description: 'The case code that people quote.' },
          urgent: { type: 'boolean', description: 'The case is at HIGH or IMMINENT.' },
          state: { enum: ['DRAFT'] },
          currency: { type: ['string', 'null'], description: 'ISO 4217; null while nobody has asked.' },
          openedAt: { type: 'string', format: 'date-time' },
        },
      },
    },
  },
} as const;
