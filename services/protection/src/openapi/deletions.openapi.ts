import { HANDED_BY } from '../links/link.rules';
import { answer, body, id, instant, object, ofCaseRefused, ref, uuid } from './parts';

const refused = { 403: { description: 'access.forbidden, access.second-factor.' }, 404: { description: 'referral.absent: nothing of an erased case is to be deleted there, or it is of her own organisation.' } };
const notThen = { 422: { description: 'deletion.not-then: before it was asked for, or in the future.' } };

/** The calls about what organisations are to delete. */
export const deletionPaths = {
  '/deletions': {
    get: {
      summary: 'What organisations were asked to delete and have not said to be deleted: of the cases that she sees, and, for whoever may follow those, of erased ones. What is open longest first, at most 500. S1.',
      responses: { 200: answer('What is open.', { type: 'array', items: ref('OpenDeletion') }), 403: refused[403] },
    },
  },
  '/cases/{caseId}/referrals/{referralId}/deleted': {
    post: {
      summary: 'Somebody of the organisation said in another way than here that all is deleted: who of ours heard it, when and by which channel is noted.',
      parameters: [id('caseId'), id('referralId')],
      requestBody: body('HearDeletion'),
      responses: { 200: answer('It is noted.', ref('Deletion')), ...ofCaseRefused('referral.absent'), 409: { description: 'deletion.not-asked.' }, ...notThen },
    },
  },
  '/deletions/{referralId}/deleted': {
    post: {
      summary: 'The same, where the case is erased.',
      parameters: [id('referralId')],
      requestBody: body('HearDeletion'),
      responses: { 200: answer('It is noted.', ref('Deletion')), ...refused, ...notThen },
    },
  },
  '/deletions/{referralId}/links': {
    post: {
      summary: 'A link by which an organisation without accounts can say that it has deleted what it held of an erased case. By it nothing can be read.',
      parameters: [id('referralId')],
      requestBody: body('MakeLink'),
      responses: { 201: answer('The link and its code.', ref('MadeLink')), ...refused, 422: { description: 'link.accounts: the organisation is not reached by links; link.same-way.' } },
    },
  },
};

export const deletionSchemas = {
  HearDeletion: object({ channel: { enum: HANDED_BY }, saidAt: { ...instant, description: 'Nothing: now.' } }, ['saidAt']),
  OpenDeletion: object({
    referralId: uuid, caseId: { type: ['string', 'null'], format: 'uuid', description: 'Null where the case is erased.' }, reference: { type: ['string', 'null'] }, organisation: { type: 'string', description: 'Directory id.' },
    askedAt: { ...instant, description: 'Where the case is erased, the noon of that day (UTC) alone, as of dueAt.' }, dueAt: instant, overdue: { type: 'boolean' },
  }),
};
