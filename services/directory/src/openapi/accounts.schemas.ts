import { ACTION_NAMES } from '@amparo/domain';
import { OWN_CAPACITIES } from '../own-organisation/own-organisation.dto';
import { day, id, ref, region, role } from './administration.schemas';

const text = { type: 'string' };
const instant = { type: 'string', format: 'date-time' };
export const count = { type: 'integer', minimum: 0 };
const list = (items: object) => ({ type: 'array', items });
const kind = { enum: ['TOTP', 'WEBAUTHN'] };
const attempt = { type: 'string', pattern: '^[\\w-]{22}$' };
const uuid = { type: 'string', format: 'uuid' };
const factorCount = { enum: [1, 2] };
const password = { type: 'string', minLength: 1, maxLength: 300 };

/** Id of a person, in addresses. */
export const person = id;

/** An object whose properties are all there, but for those named after `but`. */
export function object(properties: Record<string, object>, ...but: string[]) {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties).filter((name) => !but.includes(name)), properties };
}

const held = object({ role, group: id, region, kind: text }, 'group', 'region', 'kind');

/** Schemas of what people send and get about accounts. */
export const accountSchemas = {
  Me: object(
    {
      person: id, name: text, language: text, roles: list(held), organisation: id,
      actions: { ...list({ enum: ACTION_NAMES }), description: 'All that she may do at all, for menus.' },
      factors: { ...factorCount, description: 'How many she signed in with.' }, sessionEndsAt: instant,
    },
    'organisation',
  ),
  Partner: object({ id, name: text, kind: { type: 'string', description: 'PARTNER; BANK or MECHANISM: outside, for drafts and consents alone.' }, services: list(text), capacity: { type: ['string', 'null'] }, servedByLink: { type: 'boolean', description: 'None of its people has an account: it is reached by links.' } }),
  OwnOrganisation: object({
    id, name: text, services: list(text), regions: list(text), languages: list(text), people: list(object({ id: text, name: text })),
    capacity: { type: ['string', 'null'], description: 'OPEN, LIMITED, PAUSED, or another word of an administrator.' },
  }),
  Compromised: object({ organisation: id }),
  OwnCapacity: object({ capacity: { enum: OWN_CAPACITIES } }),
  Language: object({ language: { ...text, description: 'BCP 47 tag.' } }),
  ChangePassword: object({ current: password, password: { ...password, description: 'At least 15 characters.' } }),

  Sessions: object({
    sessions: list(object({
      id: uuid, signedInOn: day, factors: factorCount, way: { enum: ['PASSWORD', 'INVITATION', 'OPEN_ID'] },
      second: { enum: ['TOTP', 'WEBAUTHN', 'RECOVERY', null] }, current: { type: 'boolean' },
    })),
  }),
  Ended: object({ ended: count }),

  Factors: object({
    factors: list(object({ id: uuid, kind, label: text, addedOn: day, lastUsedOn: day }, 'label', 'lastUsedOn')),
    recoveryCodes: { ...count, description: 'How many are left.' },
    mayChange: { type: 'boolean', description: 'False: sign in again first (session.confirm-first).' },
  }),
  RecoveryCodes: { ...list(text), description: 'Told once.' },
  TotpOptions: object({ attempt, secret: text, uri: text }),
  AttemptCode: object({ attempt, code: { type: 'string', minLength: 1, maxLength: 60 } }),
  WebauthnOptions: object({ attempt, options: { type: 'object', description: 'PublicKeyCredentialCreationOptionsJSON.', additionalProperties: true } }),
  EnrolWebauthn: object({
    attempt, response: { type: 'object', description: 'RegistrationResponseJSON.', additionalProperties: true }, label: { type: 'string', minLength: 1, maxLength: 60 },
  }),
  AddedFactor: object({ recoveryCodes: ref('RecoveryCodes') }, 'recoveryCodes'),

  Accounts: object({
    accounts: list(object(
      {
        person: id, name: text, roles: list(held), hasAccount: { type: 'boolean' }, factors: list(kind), openId: { type: 'boolean' },
        invitedUntil: instant, resetAskedBy: id, lastSignInDay: { ...day, description: 'Within 90 days.' },
      },
      'invitedUntil', 'resetAskedBy', 'lastSignInDay',
    )),
  }),
  AccountChanges: object({
    total: count, page: count, openedLately: { ...count, description: 'Accounts opened within seven days, whichever way.' },
    items: list(object({
      at: instant, person: id, by: { ...text, description: 'Directory id, operator, or directory for what followed by itself.' },
      what: { enum: [
        'INVITED', 'RESET_ASKED', 'RESET_CONFIRMED', 'OPENED', 'CLOSED', 'SESSIONS_ENDED', 'PASSWORD_SET', 'FACTOR_ADDED', 'FACTOR_REMOVED', 'RECOVERY_CODES_MADE', 'OPEN_ID_LINKED',
      ] },
      after: { type: ['string', 'null'], description: 'Who gave out the invitation by which it was opened, or asked for the reset that was confirmed.' },
    })),
  }),
  Invitation: object({ code: { ...text, description: 'Told once. To be handed over in person.' }, expiresAt: instant }),
  LinkOpenId: object({ subject: { type: 'string', minLength: 1, maxLength: 255 } }),
  AskedReset: object({ askedBy: id, until: instant }),
};
