import { auditPaths } from '@amparo/platform';
import { caseworkSchemas } from './casework.schemas';

const which = { name: 'which', in: 'path', required: true, schema: { type: 'string' }, description: 'Case code or id.' } as const;
const fileId = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } } as const;
const query = (name: string, description: string, schema: object = { type: 'string' }) => ({ name, in: 'query', required: false, schema, description });
const json = (schema: object) => ({ 'application/json': { schema } });
const ref = (name: keyof typeof caseworkSchemas) => json({ $ref: `#/components/schemas/${name}` });
const answer = (description: string, name: keyof typeof caseworkSchemas) => ({ description, content: ref(name) });
const absent = { description: 'There is no such case, or it is hidden from the caller: one answer.' } as const;
const forbidden = { description: 'The routing of the case may be seen, this may not; or a second factor is missing.' } as const;
const oneCase = { 403: forbidden, 404: absent } as const;

const part = [
  query('status', 'OPEN or CLOSED.', { enum: ['OPEN', 'CLOSED'] }),
  query('urgency', 'One level.', { enum: ['NONE', 'LOW', 'MEDIUM', 'HIGH', 'IMMINENT'] }),
  query('region', 'One region.'),
];
const sort = query('sort', 'For people: newest when not said; urgency: the highest level first, then the newest.', { enum: ['newest', 'oldest', 'urgency'] });
const purpose = query('purpose', 'Why it is read: noted. CASE_WORK when not said.', { enum: ['CASE_WORK', 'VERIFICATION', 'EMERGENCY', 'SHARING', 'GLASS'] });

/** The calls of casework in OpenAPI 3.1. A test holds it against the routes. */
export const caseworkOpenApi = {
  openapi: '3.1.0',
  info: { title: 'Amparo: casework', version: '1' },
  paths: {
    '/cases': {
      get: {
        summary: 'Cases: for the operator all, for a person those that she may see.',
        parameters: [
          ...part, sort, query('cursor', 'For people: `next` of the page before.'), query('reference', 'For people: the case of this code, and nothing else.'),
          query('after', 'For the operator: cases that come after this one, by its id.'), query('limit', 'How many at most, 1 to 500; when not said 100, for people 50.'),
        ],
        responses: { 200: answer('A page of the list. A page for a person can be short, and still have a `next`.', 'Cases'), 503: { description: 'service.busy: too many ask at once, and this goes last.' } },
      },
    },
    '/cases/count': {
      get: {
        summary: 'How many cases a person may see: exact up to 1,000.', parameters: part,
        responses: { 200: answer('The number.', 'Count'), 503: { description: 'service.busy: too many ask at once, and this goes last.' } },
      },
    },
    '/cases/export': {
      get: {
        summary: 'The routing (S1) of all cases that a person may see, streamed. Breaks off after a minute.',
        parameters: [...part, sort, query('format', 'csv when not said.', { enum: ['csv', 'jsonl'] })],
        responses: { 200: { description: 'Lines.', content: { 'text/csv': { schema: { type: 'string' } }, 'application/jsonl': { schema: { type: 'string' } } } } },
      },
    },
    '/cases/{which}': {
      get: {
        summary: 'A case, S1: what was sent is not in it. For the operator with its story, for a person with what she may do to it.',
        parameters: [which],
        responses: { 200: answer('The case.', 'CaseShown'), ...oneCase },
      },
    },
    '/cases/{which}/timeline': {
      get: { summary: 'The story of a case, S1.', parameters: [which], responses: { 200: answer('The story.', 'Timeline'), ...oneCase } },
    },
    '/cases/{which}/why': {
      get: { summary: 'Why a person sees this case, and why she was called, in codes.', parameters: [which], responses: { 200: answer('Why.', 'Why'), ...oneCase } },
    },
    '/cases/{which}/content': {
      get: {
        summary: 'What was reported, S2; with identity=true also who it is about, S3, where she may. Noted before it is read.',
        parameters: [which, query('identity', 'true: also who it is about.', { enum: ['true', 'false'] }), purpose],
        responses: { 200: answer('The bodies, in their order.', 'Content'), ...oneCase },
      },
    },
    '/cases/{which}/conversation': {
      get: { summary: 'What the reporter wrote and the team answered, S2. Noted before it is read.', parameters: [which, purpose], responses: { 200: answer('The messages, in their order.', 'Conversation'), ...oneCase } },
    },
    '/cases/{which}/attachments': {
      get: { summary: 'The files that the reporter added, S3. Noted before they are read.', parameters: [which, purpose], responses: { 200: answer('The files, in their order.', 'Attachments'), ...oneCase } },
    },
    '/cases/{which}/attachments/{id}/original': {
      get: {
        summary: 'A file as it was sent, with what is hidden in it, to be saved. Not for partners. Noted before it is read.', parameters: [which, fileId, purpose],
        responses: { 200: { description: 'Its bytes.', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }, ...oneCase },
      },
    },
    '/cases/{which}/attachments/{id}/picture': {
      get: {
        summary: 'A picture of a photo, made anew from its pixels, without metadata. Noted before it is read.', parameters: [which, fileId, purpose],
        responses: {
          200: { description: 'A JPEG.', content: { 'image/jpeg': { schema: { type: 'string', format: 'binary' } } } }, ...oneCase,
          422: { description: 'picture.none: none is made of this file.' },
        },
      },
    },
    '/cases/{which}/replies': {
      post: {
        summary: 'Writes to whoever reported it. Sealed to the return code: the door cannot read it.', parameters: [which],
        requestBody: { required: true, content: ref('ReplyRequest') },
        responses: {
          200: answer('It is durable, and on its way to the door.', 'Reply'), ...oneCase,
          409: { description: 'reply.no-way-back: no return code is known; reply.other-words: the id was taken for something else.' }, 422: { description: 'reply.empty: no text.' },
        },
      },
    },
    '/cases/{which}/readers': {
      get: { summary: 'Who looked at the case: to whom is responsible for it, and to auditors.', parameters: [which], responses: { 200: answer('The last two hundred entries, newest first; what somebody did again on one day (UTC) for one purpose is one, with how often.', 'Readers'), ...oneCase } },
    },
    '/contacts/find': {
      post: {
        summary: 'Which of the cases that a person may see have a contact that she knows, S3. Noted before it is looked for, and counted as a read.', requestBody: { required: true, content: ref('FindByContactRequest') },
        responses: {
          200: answer('Those cases, fifty a page: hers first, then those that somebody works on, then what did not come in a burst; the newest first in each. None: also where there are others that she may not see.', 'CasesFound'),
          400: { description: 'cursor.malformed, or a body that is not of this kind.' },
          403: { description: 'access.forbidden, access.second-factor; reading.budget-spent: she has read as much as she may today.' }, 503: { description: 'service.busy: too many ask at once, and this goes last.' },
        },
      },
    },
    '/read-budgets/extend': {
      post: {
        summary: 'Agrees that another person, who has read as much as she may today, reads on. Takes two.', requestBody: { required: true, content: ref('ExtendBudgetRequest') },
        responses: {
          200: answer('How many more have to agree.', 'BudgetExtended'), 403: { description: 'access.forbidden: she is not asked, or it is her own.' },
          409: { description: 'budget.not-spent: she has reads left.' },
        },
      },
    },
    ...auditPaths,
    '/cases/{which}/handlers': {
      post: {
        summary: 'Gives the case to somebody.', parameters: [which], requestBody: { required: true, content: ref('AssignRequest') },
        responses: { 200: answer('Who has it.', 'Handlers'), ...oneCase, 422: { description: 'It cannot be given to that person: one answer for every reason.' } },
      },
    },
    '/cases/{which}/handlers/end': {
      post: {
        summary: 'Takes somebody off the case.', parameters: [which], requestBody: { required: true, content: ref('AssignRequest') },
        responses: { 200: answer('Who has it.', 'Handlers'), ...oneCase, 409: { description: 'Nobody else has it.' } },
      },
    },
    '/cases/{which}/handlers/candidates': {
      get: { summary: 'To whom the case can be given. Why somebody is missing is not said.', parameters: [which], responses: { 200: answer('Directory ids.', 'Candidates'), ...oneCase } },
    },
    '/cases/{which}/break-glass': {
      post: {
        summary: 'Reads a case beyond one\'s rights for 60 minutes, with a reason; two others are told.', parameters: [which],
        requestBody: { required: true, content: ref('BreakGlassRequest') },
        responses: { 200: answer('Until when.', 'Glass'), ...oneCase, 409: { description: 'There are not two others who could be told.' } },
      },
    },
    '/cases/{which}/erasure': {
      post: {
        summary: 'Agrees that the case is erased, for good. With the second one who agrees within a week, it is.', parameters: [which],
        requestBody: { required: true, content: ref('EraseRequest') },
        responses: { 200: answer('Whether it is erased, and how many are missing.', 'Erasure'), ...oneCase, 422: { description: 'It is the code of another case.' } },
      },
    },
    '/cases/{which}/close': {
      post: {
        summary: 'Closes the case: its time of keeping runs.', parameters: [which], requestBody: { required: true, content: ref('CloseRequest') },
        responses: { 200: answer('Since when.', 'Closed'), ...oneCase },
      },
    },
    '/cases/{which}/countries': {
      post: {
        summary: 'Where it happened, as a person found out: the regions follow, and who is told.', parameters: [which],
        requestBody: { required: true, content: ref('CorrectCountryRequest') },
        responses: { 200: answer('The regions now.', 'Regions'), ...oneCase, 422: { description: 'A country has no region.' } },
      },
    },
    '/contents/retry': {
      post: {
        summary: 'Takes up again every content that could not be fetched or opened.',
        responses: { 200: { description: 'How many are wanted again.', content: json({ type: 'object', required: ['wanted'], properties: { wanted: { type: 'integer' } } }) } },
      },
    },
  },
  components: { schemas: caseworkSchemas },
} as const;
