import { accountSchemas as schemas, count, object, person } from './accounts.schemas';
import { ref } from './administration.schemas';

interface Call {
  summary: string;
  /** Name of the schema of the body. */
  body?: string;
  query?: Record<string, object>;
  /** Schema of the answer; without one there is none (204). */
  answers?: object;
  /** By status, the codes of what may be refused beyond what every call may refuse. */
  refuses?: Record<number, string>;
}

const json = (schema: object) => ({ 'application/json': { schema } });
const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: ref('Problem') } } });
const IN_PATH: Record<string, object> = { person, id: { type: 'string', format: 'uuid' } };

function call(path: string, { summary, body, query = {}, answers, refuses = {} }: Call): object {
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({ name, in: 'path', required: true, schema: IN_PATH[name] ?? {} })),
    ...Object.entries(query).map(([name, schema]) => ({ name, in: 'query', required: false, schema })),
  ];
  const forbidden = ['access.forbidden', 'access.second-factor', ...(refuses[403] === undefined ? [] : [refuses[403]])].join(', ');
  return {
    summary, parameters,
    ...(body === undefined ? {} : { requestBody: { required: true, content: json(ref(body)) } }),
    responses: {
      ...(answers === undefined ? { 204: { description: 'Done.' } } : { 200: { description: 'The answer.', content: json(answers) } }),
      ...Object.fromEntries(Object.entries(refuses).map(([status, codes]) => [status, problem(codes)])),
      400: problem('request.malformed'), 401: problem(['access.unauthenticated', ...(refuses[401] === undefined ? [] : [refuses[401]])].join(', ')), 403: problem(forbidden),
    },
  };
}

function paths(calls: Record<string, Call>): Record<string, Record<string, object>> {
  const found: Record<string, Record<string, object>> = {};
  for (const [at, what] of Object.entries(calls)) {
    const [verb = '', path = ''] = at.split(' ');
    found[path] = { ...found[path], [verb.toLowerCase()]: call(path, what) };
  }
  return found;
}

const fresh = { 403: 'session.confirm-first' };
const second = { 403: 'access.second-person' };
const passwordCodes = 'password.short, password.known, password.own';

/** What people see and change of themselves, and administrators of other people's accounts. */
export const accountPaths = paths({
  'GET /me': { summary: 'Who one is, and what one may do at all.', answers: ref('Me') },
  'POST /me/language': { summary: 'Another language, of pages and of mail.', body: 'Language' },
  'POST /me/password': { summary: 'Another password. Other sessions end.', body: 'ChangePassword', refuses: { 422: `password.wrong, ${passwordCodes}`, 503: 'sign-in.busy' } },

  'GET /partners': { summary: 'The partners of the directory: whom one may ask for help.', answers: { type: 'array', items: ref('Partner') } },
  'GET /own-organisation': { summary: 'A partner’s own organisation and who is of it.', answers: ref('OwnOrganisation'), refuses: { 404: 'organisation.absent' } },
  'POST /own-organisation/capacity': { summary: 'What room it has. While it pauses it is offered nothing, unless somebody who cares for a case chooses it by name.', body: 'OwnCapacity', answers: ref('OwnCapacity'), refuses: { 404: 'organisation.absent', 409: 'organisation.closed' } },
  'POST /own-organisation/compromised': { summary: 'It may be compromised: its people are signed out, what it was offered and given is closed, and the working group is called.', body: 'Compromised', answers: ref('Ended'), refuses: { 404: 'organisation.absent' } },

  'GET /sessions': { summary: 'One’s own open sessions: days and ways, nothing of devices.', answers: ref('Sessions') },
  'POST /sessions/{id}/end': { summary: 'Ends one of them.', refuses: { 404: 'session.absent' } },
  'POST /sessions/end-others': { summary: 'Ends all but the one that asks.', answers: ref('Ended') },

  'GET /factors': { summary: 'One’s own factors.', answers: ref('Factors') },
  'POST /factors/totp-options': { summary: 'A secret for an app that makes codes.', answers: ref('TotpOptions'), refuses: fresh },
  'POST /factors/totp': { summary: 'Adds it, with a code of it. Other sessions end.', body: 'AttemptCode', answers: ref('AddedFactor'), refuses: { ...fresh, 401: 'attempt.ended', 422: 'factor.wrong' } },
  'POST /factors/webauthn-options': { summary: 'What a browser needs to make a credential.', answers: ref('WebauthnOptions'), refuses: fresh },
  'POST /factors/webauthn': { summary: 'Adds it. Other sessions end.', body: 'EnrolWebauthn', answers: ref('AddedFactor'), refuses: { ...fresh, 401: 'attempt.ended', 422: 'factor.wrong' } },
  'POST /factors/{id}/remove': { summary: 'Takes a factor away. Other sessions end.', refuses: { ...fresh, 404: 'factor.absent', 409: 'factor.last' } },
  'POST /factors/recovery-codes': { summary: 'Ten fresh recovery codes in place of the old ones.', answers: object({ recoveryCodes: ref('RecoveryCodes') }), refuses: { ...fresh, 409: 'factor.none' } },

  'GET /accounts': { summary: 'All people, with what they sign in with.', answers: ref('Accounts') },
  'GET /accounts/changes': {
    summary: 'Who did what to accounts, newest first, with who gave out the invitation that was used. Ids and codes. For administrators and auditors.',
    query: { page: count, size: count, about: person }, answers: ref('AccountChanges'),
  },
  'POST /accounts/{person}/invite': { summary: 'A code that opens an account, told once, for 72 hours. The operator may, too.', answers: ref('Invitation'), refuses: { ...second, 404: 'person.absent', 409: 'account.exists' } },
  'POST /accounts/{person}/open-id': { summary: 'Opens an account for whom the OpenID provider knows by a subject.', body: 'LinkOpenId', refuses: { ...second, 404: 'person.absent, sign-in.no-provider', 409: 'account.exists, open-id.taken' } },
  'POST /accounts/{person}/reset-factor': { summary: 'Says that somebody lost her factor. Another administrator has to confirm it within a day.', answers: ref('AskedReset'), refuses: { ...second, 404: 'person.absent, account.absent', 409: 'reset.asked' } },
  'POST /accounts/{person}/reset-factor/confirm': { summary: 'Confirms it: her account is closed, her sessions end, and a fresh invitation is told once.', answers: ref('Invitation'), refuses: { ...second, 404: 'person.absent, reset.absent' } },
  'GET /accounts/{person}/sessions': { summary: 'Somebody’s open sessions.', answers: ref('Sessions'), refuses: { 404: 'person.absent' } },
  'POST /accounts/{person}/sessions/end': { summary: 'Ends them all.', answers: ref('Ended'), refuses: { 404: 'person.absent' } },
});

export const accountSchemas = schemas;
