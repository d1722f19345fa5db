const text = { type: 'string' };
const uuid = { type: 'string', format: 'uuid' };
const instant = { type: 'string', format: 'date-time' };
const parameter = (place: 'query' | 'path', name: string, schema: object = text) => ({ in: place, name, required: true, schema });
const answer = (description: string, schema: object) => ({ 200: { description, content: { 'application/json': { schema } } } });

/** An object whose properties are all needed, but for those named after `but`. */
function object(properties: Record<string, object>, ...but: string[]) {
  return { type: 'object', required: Object.keys(properties).filter((name) => !but.includes(name)), properties };
}

/** The calls of notifications in OpenAPI 3.1. A test holds it against the routes. */
export const notificationsOpenApi = {
  openapi: '3.1.0',
  info: { title: 'Amparo: notifications', version: '1' },
  paths: {
    '/items': {
      get: {
        summary: 'A person\'s items, newest first; nothing of a case that she is kept out of.',
        parameters: [parameter('query', 'person')],
        responses: answer('The items.', { type: 'array', items: { $ref: '#/components/schemas/Item' } }),
      },
    },
    '/items/{id}/acknowledge': {
      post: {
        summary: 'She has the case.',
        parameters: [parameter('path', 'id', uuid)],
        requestBody: { required: true, content: { 'application/json': { schema: object({ person: text }) } } },
        responses: { 204: { description: 'Noted, now or before.' }, 404: { description: 'item.absent: there is no such item for her.' } },
      },
    },
    '/traces/{submissionId}': {
      get: {
        summary: 'When each person\'s item of a submission was written.',
        parameters: [parameter('path', 'submissionId')],
        responses: answer('The trace.', object({ items: { type: 'array', items: object({ person: text, at: { type: 'integer', description: 'Milliseconds since 1970.' } }) } })),
      },
    },
    '/deliveries': {
      get: {
        summary: 'The messages of a case and how they fare, oldest first, without addresses.',
        parameters: [parameter('query', 'case')],
        responses: answer('The messages.', { type: 'array', items: { $ref: '#/components/schemas/Delivery' } }),
      },
    },
  },
  components: {
    schemas: {
      Item: object(
        {
          id: uuid, caseId: text, reference: text, kind: { enum: ['REPORT', 'ALERT', 'ESCALATION', 'RELEASED', 'GLASS'] }, urgency: text,
          routes: { type: 'array', items: text }, createdAt: instant, acknowledgedAt: instant,
        },
        'acknowledgedAt',
      ),
      Delivery: object(
        {
          id: uuid, person: text, channel: { enum: ['MAIL', 'PAGE'] }, class: { enum: ['DANGER', 'ORDINARY'] },
          state: { enum: ['PENDING', 'SENT', 'FAILED', 'CANCELLED'] }, reason: text, attempts: { type: 'integer' },
          createdAt: instant, dueAt: instant, sentAt: instant,
        },
        'reason', 'dueAt', 'sentAt',
      ),
    },
  },
};
