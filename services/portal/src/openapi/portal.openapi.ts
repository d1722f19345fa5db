import { SIGN_IN_STEPS, type SignInStepName } from '../sign-in/steps';

const text = { type: 'string' };
const instant = { type: 'string', format: 'date-time' };
const anything = { type: 'object', additionalProperties: true };
const list = (items: object) => ({ type: 'array', items });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const answer = (description: string, schema: object) => ({ 200: { description, ...json(schema) } });

/** An object whose properties are all needed, but for those named after `but`. */
function object(properties: Record<string, object>, ...but: string[]) {
  return { type: 'object', required: Object.keys(properties).filter((name) => !but.includes(name)), properties };
}

const ENDED = { 401: { description: 'access.unauthenticated: not signed in; session.ended: no longer.' } };
const REFUSED = {
  401: { description: 'sign-in.refused: whatever was wrong.' },
  403: { description: 'request.cross-site: not from a page of the portal.' },
  503: { description: 'sign-in.busy, or the directory is away.' },
};
const csrf = { in: 'header', name: 'x-csrf-token', required: true, schema: text, description: 'As `GET /api/session` gives it.' };

const attempt = { attempt: text };
const step = ref('SignInStep');
/** Body and answer of each step; what is in them is the directory's to judge. */
const STEPS: Record<SignInStepName, { body: object; gives: object; says: string }> = {
  'ways': { body: object({}), gives: object({ password: { type: 'boolean' }, openIdConnect: { type: 'boolean' } }), says: 'How people sign in here.' },
  'password': { body: object({ name: text, password: text }), gives: step, says: 'With a password.' },
  'totp': { body: object({ ...attempt, code: text }), gives: step, says: 'With a code of an authenticator.' },
  'recovery': { body: object({ ...attempt, code: text }), gives: step, says: 'With a recovery code.' },
  'webauthn-options': { body: object(attempt), gives: object({ options: anything }), says: 'What a security key is asked.' },
  'webauthn': { body: object({ ...attempt, response: anything }), gives: step, says: 'With a security key.' },
  'invitation': { body: object({ code: text }), gives: step, says: 'Opens an invitation.' },
  'set-password': { body: object({ ...attempt, password: text }), gives: step, says: 'Sets the first password, or a new one.' },
  'enrol-totp-options': { body: object(attempt), gives: object({ secret: text, uri: text }), says: 'What an authenticator is given.' },
  'enrol-totp': { body: object({ ...attempt, code: text }), gives: step, says: 'Adds the authenticator.' },
  'enrol-webauthn-options': { body: object(attempt), gives: object({ options: anything }), says: 'What a new security key is asked.' },
  'enrol-webauthn': { body: object({ ...attempt, response: anything, label: text }), gives: step, says: 'Adds the security key.' },
};

const steps = Object.fromEntries(SIGN_IN_STEPS.map((name) => {
  const { body, gives, says } = STEPS[name];
  return [`/api/sign-in/${name}`, { post: { summary: says, security: [], requestBody: { required: true, ...json(body) }, responses: { ...answer('The next step.', gives), ...REFUSED } } }];
}));

/** The portal's own calls in OpenAPI 3.1. A test holds it against the routes. */
export const portalOpenApi = {
  openapi: '3.1.0',
  info: { title: 'Amparo: portal', version: '1' },
  paths: {
    '/api/session': { get: { summary: 'Who is signed in with this browser.', responses: { ...answer('The session.', ref('Session')), ...ENDED } } },
    '/api/sign-out': { post: { summary: 'Ends the session.', parameters: [csrf], responses: { 204: { description: 'It is over.' }, ...ENDED } } },
    '/api/stream': {
      get: {
        summary: 'Server-sent events: `ready` (fetch everything anew), `changed` (a Hint), `away` (nobody can say now), `ended` (the session is over).',
        parameters: [{ in: 'header', name: 'last-event-id', required: false, schema: text }],
        responses: { 200: { description: 'The stream; the data of `changed`.', content: { 'text/event-stream': { schema: ref('Hint') } } }, ...ENDED },
      },
    },
    ...steps,
    '/api/sign-in/oidc-start': { post: { summary: 'Goes to the provider.', security: [], responses: { ...answer('Where to go.', object({ url: text })), 404: { description: 'sign-in.no-provider' } } } },
    '/api/sign-in/oidc-callback': { get: { summary: 'The way back from the provider, for the browser itself.', security: [], responses: { 303: { description: 'To the page.' } } } },
    '/api/sign-in/resume': {
      post: { summary: 'What is left to do after the way back.', security: [], responses: { ...answer('The next step.', step), ...REFUSED, 404: { description: 'sign-in.none' } } },
    },
  },
  components: {
    schemas: {
      Session: object({ person: text, name: text, language: text, factors: { enum: [1, 2] }, endsAt: instant, idleSeconds: { type: 'integer' }, csrf: text, partnersAt: { type: ['string', 'null'], description: 'Where partners come in.' } }),
      SignInStep: {
        oneOf: [
          object({ step: { const: 'SECOND_FACTOR' }, attempt: text, ways: list({ enum: ['totp', 'webauthn', 'recovery'] }) }),
          object({ step: { const: 'SET_PASSWORD' }, attempt: text }),
          object({ step: { const: 'ENROL_FACTOR' }, attempt: text, ways: list({ enum: ['totp', 'webauthn'] }) }),
          object({ step: { const: 'SIGNED_IN' }, csrf: text, recoveryCodes: list(text) }, 'recoveryCodes'),
          object({ step: { const: 'ELSEWHERE' }, at: { type: ['string', 'null'], description: 'Not signed in: she belongs to the other entrance, which is there.' }, recoveryCodes: list(text) }, 'recoveryCodes'),
        ],
      },
      Hint: object({ what: { enum: ['items', 'alerts', 'cases', 'accounts', 'offers'] }, id: text }, 'id'),
    },
  },
};
