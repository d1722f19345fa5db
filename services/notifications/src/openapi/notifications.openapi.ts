import { ITEM_KINDS } from '../items/item-kinds.rules';

const text = { type: 'string' };
const uuid = { type: 'string', format: 'uuid' };
const instant = { type: 'string', format: 'date-time' };
const parameter = (place: 'query' | 'path', name: string, schema: object = text) => ({ in: place, name, required: true, schema });
const answer = (description: string, schema: object) => ({ 200: { description, content: { 'application/json': { schema } } } });

/** An object whose properties are all needed, but for those named after `but`. */
function object(properties: Record<string, object>, ...but: string[]) {
  return { type: 'object', required: Object.keys(properties).filter((name) => !but.includes(name)), properties };
}

const byOperator = 'Directory id: by the operator, who must name somebody; a person names nobody.';
const named = { in: 'query', name: 'person', required: false, schema: text, description: byOperator };
const notOthers = { 403: { description: 'items.own-only: a person named somebody; access.forbidden: she can have no items.' } };
const absent = { 404: { description: 'item.absent: there is no such item for her.' } };

/** The calls of notifications in OpenAPI 3.1. A test holds it against the routes. */
export const notificationsOpenApi = {
  openapi: '3.1.0',
  info: { title: 'Amparo: notifications', version: '1' },
  paths: {
    '/items': {
      get: {
        summary: 'A person\'s own items, newest first; nothing of a case that she must not know of.',
        parameters: [
          named,
          { in: 'query', name: 'before', required: false, schema: uuid, description: 'Id of the last item of the page before.' },
          { in: 'query', name: 'limit', required: false, schema: { type: 'integer', minimum: 1, maximum: 500, default: 500 } },
        ],
        responses: { ...answer('The items.', { type: 'array', items: { $ref: '#/components/schemas/Item' } }), ...notOthers, ...absent },
      },
    },
    '/items/unread': {
      get: {
        summary: 'How many of her items a person has not acknowledged.',
        parameters: [named],
        responses: { ...answer('How many; a thousand means that or more.', object({ unread: { type: 'integer', maximum: 1000 } })), ...notOthers },
      },
    },
    '/items/{id}/acknowledge': {
      post: {
        summary: 'She has the case.',
        parameters: [parameter('path', 'id', uuid)],
        requestBody: { required: false, content: { 'application/json': { schema: object({ person: { ...text, description: byOperator } }, 'person') } } },
        responses: { 204: { description: 'Noted, now or before.' }, ...notOthers, ...absent },
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
          id: uuid, caseId: { type: ['string', 'null'], description: 'Null for a partner\'s people, who are told of a referral and of no case.' }, reference: text, referralId: uuid, kind: { enum: ITEM_KINDS }, urgency: text,
          routes: { type: 'array', items: text }, createdAt: instant, acknowledgedAt: instant, about: { type: 'string', description: 'Directory id of whom it is about, where it is about somebody\'s reading.' },
          takenBy: {
            type: 'array', items: object({ person: text, at: instant }),
            description: 'Who says that she has the case, and when last: directory ids of people who are told of it.',
          },
        },
        'acknowledgedAt', 'about', 'referralId',
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
