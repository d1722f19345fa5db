import { HANDED_BY, LINK_ENDED } from '../links/link.rules';
import { answer, id, instant, json, maybeInstant, object, ofCaseRefused, ref, uuid } from './parts';

const forDesk = ofCaseRefused('referral.absent, link.absent');

/** The calls about links for partners without an account. What such a partner herself does goes by pages of the partners' entrance. */
export const linkPaths = {
  '/cases/{caseId}/links': {
    get: {
      summary: 'The links that were made in a case for partners without an account, and what became of them. The newest first, at most 500.',
      parameters: [id('caseId')],
      responses: { 200: answer('The links.', { type: 'array', items: ref('Link') }), ...forDesk },
    },
  },
  '/cases/{caseId}/referrals/{referralId}/links': {
    post: {
      summary: 'A link to one referral for an organisation none of whose people has an account: opened once, within a day. Link and code are said in this answer and never again. It takes the place of earlier ones.',
      parameters: [id('caseId'), id('referralId')],
      requestBody: { required: true, content: json(ref('MakeLink')) },
      responses: {
        201: answer('The link and its code.', ref('MadeLink')), ...forDesk, 409: { description: 'referral.step: it is over, and nothing is to be deleted.' },
        422: { description: 'link.accounts: the organisation is not reached by links; link.same-way.' },
      },
    },
  },
  '/cases/{caseId}/referrals/{referralId}/links/{linkId}/revoke': {
    post: {
      summary: 'A link is taken back: whoever has it open sees nothing more.',
      parameters: [id('caseId'), id('referralId'), id('linkId')],
      responses: { 200: answer('Since when it is over.', ref('EndedLink')), ...forDesk },
    },
  },
};

const handed = { enum: HANDED_BY };

export const linkSchemas = {
  MakeLink: object({ linkBy: { ...handed, description: 'How the link is handed over.' }, codeBy: { ...handed, description: 'How the code is: another way.' } }),
  MadeLink: object({
    linkId: uuid, secret: { type: 'string', description: 'What stands behind the # of the link: of the host name of partners, /link#…' }, code: { type: 'string', description: 'Eight digits.' }, expiresAt: instant,
  }),
  Link: object({
    linkId: uuid, referralId: uuid, state: { enum: ['WAITING', 'OPENED', 'VERIFIED', 'OVER'] }, linkBy: handed, codeBy: handed, madeBy: { type: 'string', description: 'Directory id.' }, madeAt: instant,
    expiresAt: { ...instant, description: 'Until when it must be opened.' }, openedAt: maybeInstant, verifiedAt: { ...maybeInstant, description: 'Since when the code was said.' },
    tries: { type: 'integer', description: 'Wrong codes.' }, elsewhereAt: { ...maybeInstant, description: 'Since when somebody held it beside whoever opened it.' }, endedAt: maybeInstant, endedBecause: { enum: [...LINK_ENDED, null] },
  }),
  EndedLink: object({ linkId: uuid, endedAt: instant }),
};
