import { randomUUID } from 'node:crypto';
import { MARK, said, type Known, type Step } from './step';

const COORDINATOR = 'coordinator';
const HANDLER = 'case-handler';
const SECOND = 'working-group-member';
/** What the reporter left to be reached by. */
export const CONTACT = '+000 300 765 4321';

const words = () => MARK;
const isCase = ({ caseId = '' }: Known) => caseId;
const reply = { replyId: randomUUID(), text: said('a reply') };

/** The case is given to somebody, who reads all that was sent. */
export const readingSteps: readonly Step[] = [
  { route: 'casework POST /cases/:which/handlers', by: COORDINATOR, body: () => ({ person: HANDLER }) },
  { route: 'casework GET /cases/:which/content', by: COORDINATOR, shows: words },
  { route: 'casework GET /cases/:which/content', by: HANDLER, query: '?identity=true&purpose=CASE_WORK', shows: () => CONTACT },
  { route: 'casework GET /cases/:which/conversation', by: HANDLER, shows: words },
  { route: 'casework GET /cases/:which/attachments', by: HANDLER, shows: words },
  { route: 'casework GET /cases/:which/attachments/:id/original', by: HANDLER, shows: words },
  { route: 'casework GET /cases/:which/attachments/:id/picture', by: HANDLER },
  { route: 'casework POST /contacts/find', by: COORDINATOR, body: () => ({ contact: CONTACT, purpose: 'CASE_WORK' }), shows: isCase },
  { route: 'casework GET /cases/export', by: COORDINATOR, shows: isCase },
  { route: 'casework POST /cases/:which/replies', by: HANDLER, body: () => reply },
  { route: 'casework POST /cases/:which/countries', by: COORDINATOR, body: () => ({ countries: ['PE'] }) },
  { route: 'casework POST /cases/:which/break-glass', by: SECOND, body: () => ({ reason: said('why glass was broken') }) },
  { route: 'casework GET /cases/:which/content', by: SECOND, query: '?purpose=EMERGENCY', shows: words },
  { route: 'casework POST /cases/:which/handlers', by: COORDINATOR, body: () => ({ person: 'alternate' }) },
  { route: 'casework POST /cases/:which/handlers/end', by: COORDINATOR, body: () => ({ person: 'alternate' }) },
];

/** It ends, and goes. */
export const endingSteps: readonly Step[] = [
  { route: 'casework POST /cases/:which/close', by: COORDINATOR, body: () => ({ as: 'SPAM' }) },
  { route: 'casework POST /cases/:which/erasure', by: COORDINATOR, body: ({ reference }) => ({ reference }) },
  { route: 'casework POST /cases/:which/erasure', by: SECOND, body: ({ reference }) => ({ reference }) },
];
