/** The calls of insights in OpenAPI 3.1. A test holds it against the routes. */
export const insightsOpenApi = {
  openapi: '3.1.0',
  info: { title: 'Amparo: insights', version: '1' },
  paths: {
    '/counts': {
      get: {
        summary: 'How many cases there are, by region and level; small numbers are withheld, and nobody counts a case that is hidden from her.',
        responses: { 200: { description: 'The counts.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Counts' } } } }, 503: { description: 'service.busy: too many ask at once, and this goes last.' } },
      },
    },
    '/counts/of-region/{region}': {
      get: {
        summary: 'The same of one region, to its coordinator, its alternate and global duty.',
        parameters: [{ name: 'region', in: 'path', required: true, schema: { type: 'string' }, description: 'A region, or UNKNOWN.' }],
        responses: {
          200: { description: 'The counts.', content: { 'application/json': { schema: { $ref: '#/components/schemas/RegionCounts' } } } }, 503: { description: 'service.busy: too many ask at once, and this goes last.' },
          403: { description: 'access.forbidden: it is not her region.' },
        },
      },
    },
  },
  components: {
    schemas: {
      Counts: {
        type: 'object',
        required: ['total', 'cells', 'notes'],
        properties: {
          total: { type: ['integer', 'null'], description: 'Each case once; null while there are too few.' },
          cells: { type: 'array', items: { $ref: '#/components/schemas/Cell' } },
          notes: { type: 'array', items: { type: 'string' }, description: 'How to read the numbers.' },
        },
      },
      RegionCounts: {
        type: 'object',
        required: ['region', 'total', 'cells', 'notes'],
        properties: {
          region: { type: 'string' },
          total: { type: ['integer', 'null'], description: 'Null where a cell of the region is withheld.' },
          cells: { type: 'array', items: { $ref: '#/components/schemas/Cell' } },
          notes: { type: 'array', items: { type: 'string' }, description: 'How to read the numbers.' },
        },
      },
      Cell: {
        type: 'object',
        required: ['region', 'urgency', 'cases'],
        properties: {
          region: { type: 'string', description: 'A region, or UNKNOWN.' },
          urgency: { enum: ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'] },
          cases: { type: ['integer', 'null'], description: 'Null where it is withheld.' },
        },
      },
    },
  },
} as const;
