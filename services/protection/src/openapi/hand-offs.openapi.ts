import { CONTACT_PURPOSES } from '../contacts/contact.rules';
import { HAND_OFF_DECLINED, HAND_OFF_KINDS, HAND_OFF_STEPS, OF_THE_GROUP } from '../hand-offs/hand-off.rules';
import { answer, body, id, instant, maybeInstant, maybePerson, object, ofCaseRefused, person, ref, uuid } from './parts';

const one = [id('caseId'), id('handOffId')];
const draft = [id('caseId'), id('contactId')];
const ofHandOff = ofCaseRefused('hand-off.absent');
const ofContact = ofCaseRefused('contact.absent');
const consent = { description: 'Nobody agreed to that: the code of the first reason (consent.absent, consent.class-not-agreed:S3 and others).' };

/** The calls about what other groups of ours see to, and about drafts for banks and mechanisms outside. */
export const handOffPaths = {
  '/cases/{caseId}/hand-offs': {
    get: { summary: 'What was handed to other groups of ours, and what became of it. The newest first, at most 200.', parameters: [id('caseId')], responses: { 200: answer('The hand-offs.', { type: 'array', items: ref('HandOff') }), ...ofHandOff } },
    post: {
      summary: 'A group is asked to see to something: an emergency grant, an accountability action, a community request. The case is routed to it; what is asked for stays sealed.',
      parameters: [id('caseId')], requestBody: body('HandOver'), responses: { 201: answer('It is asked.', ref('HandOffAnswer')), ...ofHandOff, 409: { description: 'hand-off.open: the same is open already.' }, 422: { description: 'hand-off.empty.' } },
    },
  },
  '/cases/{caseId}/hand-offs/{handOffId}': {
    get: { summary: 'One with what is asked for: to its group, and to whoever has the case. Written down before it is answered.', parameters: one, responses: { 200: answer('The hand-off.', ref('HandOffRead')), ...ofHandOff } },
  },
  '/cases/{caseId}/hand-offs/{handOffId}/move': {
    post: {
      summary: 'Its group takes it, has done it, or cannot and says why.', parameters: one, requestBody: body('MoveHandOff'),
      responses: { 200: answer('Where it stands.', ref('HandOffAnswer')), ...ofHandOff, 409: { description: 'hand-off.step.' }, 422: { description: 'hand-off.reason.' } },
    },
  },
  '/cases/{caseId}/hand-offs/{handOffId}/call-back': {
    post: { summary: 'Whoever answers for the case calls it back.', parameters: one, responses: { 200: answer('It is called back.', ref('HandOffAnswer')), ...ofHandOff, 409: { description: 'hand-off.step.' } } },
  },
  '/cases/{caseId}/contacts': {
    get: { summary: 'Drafts for banks and mechanisms outside. The newest first, at most 200.', parameters: [id('caseId')], responses: { 200: answer('The drafts.', { type: 'array', items: ref('Contact') }), ...ofContact } },
    post: {
      summary: 'What one bank or mechanism is to be told is written down, where the person agreed to just that. Nothing is ever sent.', parameters: [id('caseId')], requestBody: body('DraftContact'),
      responses: { 201: answer('It is kept.', ref('ContactAnswer')), ...ofContact, 422: { description: `${consent.description} contact.conflict: the recipient is involved; consent.recipient-unknown.` } },
    },
  },
  '/cases/{caseId}/contacts/{contactId}': {
    get: { summary: 'A draft with its words. Written down before it is answered.', parameters: draft, responses: { 200: answer('The draft.', ref('ContactRead')), ...ofContact } },
  },
  '/cases/{caseId}/contacts/{contactId}/agree': {
    post: { summary: 'A second person agrees that it leaves us, without its words. It holds for a day.', parameters: draft, responses: { 200: answer('It is agreed to.', ref('ContactAnswer')), ...ofContact, 409: { description: 'contact.step.' }, 422: { description: `contact.second-person. ${consent.description}` } } },
  },
  '/cases/{caseId}/contacts/{contactId}/export': {
    post: {
      summary: 'Its words, to be handed over by hand: consent is asked again, and it is written down before it is answered.', parameters: draft,
      responses: { 200: answer('The draft.', ref('ContactRead')), ...ofContact, 409: { description: 'contact.step.' }, 422: { description: `contact.agreed-too-long-ago. ${consent.description}` } },
    },
  },
  '/cases/{caseId}/contacts/{contactId}/drop': {
    post: { summary: 'It is not to be.', parameters: draft, responses: { 200: answer('It is dropped.', ref('ContactAnswer')), ...ofContact, 409: { description: 'contact.step.' } } },
  },
};

const kind = { enum: HAND_OFF_KINDS };
const steps = { enum: Object.keys(HAND_OFF_STEPS) };
const handOff = {
  handOffId: uuid, kind, status: steps, askedBy: person, askedAt: instant, movedBy: { ...maybePerson, description: 'Directory id; null while nobody moved it, and where grants took it by itself.' }, movedAt: maybeInstant,
  declinedBecause: { enum: [...HAND_OFF_DECLINED, null] },
};
const purpose = { enum: CONTACT_PURPOSES };
const contactSteps = { enum: ['DRAFTED', 'AGREED', 'EXPORTED', 'DROPPED', 'TAKEN_BACK'] };
const namesHer = { type: 'boolean', description: 'Its words say who she is.' };
const contact = {
  contactId: uuid, purpose, recipient: person, namesHer, status: contactSteps, writtenBy: person, writtenAt: instant, agreedBy: maybePerson, agreedAt: maybeInstant, endedBy: maybePerson, endedAt: maybeInstant,
};

export const handOffSchemas = {
  HandOver: object({ kind, note: { type: 'string', minLength: 1, maxLength: 5_000, description: 'What that group needs, and no more; of a grant not the story.' } }),
  MoveHandOff: object({ status: { enum: OF_THE_GROUP }, because: { enum: HAND_OFF_DECLINED } }, ['because']),
  HandOff: object(handOff),
  HandOffRead: object({ ...handOff, note: { type: 'string' } }),
  HandOffAnswer: object({ handOffId: uuid, status: steps }),
  DraftContact: object({ purpose, recipient: person, namesHer, words: { type: 'string', minLength: 1, maxLength: 20_000 } }),
  Contact: object(contact),
  ContactRead: object({ ...contact, words: { type: 'string' } }),
  ContactAnswer: object({ contactId: uuid, status: contactSteps }),
};
