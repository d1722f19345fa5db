import { ACTION_NAMES, ROLES } from '@amparo/domain';
import { GROUP_KINDS } from '../directory/field-checks.rules';

const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const list = (items: object) => ({ type: 'array', items });

export const id = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' };
export const code = { type: 'string', pattern: '^[A-Z][A-Z0-9_-]{0,63}$' };
export const region = { type: 'string', pattern: '^[A-Z][A-Z0-9_-]{0,31}$' };
export const country = { type: 'string', pattern: '^[A-Z]{2}$' };
export const day = { type: 'string', format: 'date' };
export const role = { enum: [...ROLES] };
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** An object whose properties are all there, but for those named after `but`. */
function object(properties: Record<string, object>, ...but: string[]) {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties).filter((name) => !but.includes(name)), properties };
}

/** A page of a list. */
export const pageOf = (name: string) => object({ version: ref('Version'), total: count, page: count, items: list(ref(name)) });

const name = { type: 'string', minLength: 1, maxLength: 200 };
const language = { type: 'string', description: 'BCP 47 tag.' };
const time = { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' };
const clock = { zone: { type: 'string', description: 'IANA name of a time zone.' }, hours: ref('DutyHours') };
const particulars = { name, email: { type: 'string', format: 'email', maxLength: 254 }, language, organisation: id, pager: name, ...clock };
const offer = { name, kind: code, aliases: list(name), services: list(code), regions: list(text), languages: list(language), capacity: code, servedByLink: { type: 'boolean', description: 'None of its people has an account: it is reached by links that are handed over one at a time.' } };
const listed = { page: { type: 'integer', minimum: 1, default: 1 }, size: { type: 'integer', minimum: 1, maximum: 200, default: 50 }, direction: { enum: ['ascending', 'descending'] } };
const version = ref('Version');
const groupKind = { enum: [...GROUP_KINDS] };
const held = { role, group: id, region };

/** Schemas of what administration sends and gets. */
export const administrationSchemas = {
  Version: { type: 'integer', minimum: 1, description: 'Of the directory. A change names the one that was seen; another one now is directory.changed-meanwhile.' },
  Outcome: object({ version, changed: { type: 'boolean', description: 'False when it was like this already.' } }),
  Problem: object({ type: text, title: text, status: { type: 'integer' }, code: text, detail: text }, 'detail'),
  SeenVersion: object({ version }),

  Person: object(
    { id, ...particulars, roles: list(object(held, 'group', 'region')), absences: list(object({ from: day, to: day })) }, 'organisation', 'pager', 'zone', 'hours',
  ),
  OnePerson: object({ version, person: ref('Person') }),
  ChangePerson: object({ version, ...particulars }, 'organisation', 'pager', 'zone', 'hours'),
  AddPerson: object({ version, id, ...particulars }, 'organisation', 'pager', 'zone', 'hours'),
  DutyHours: {
    ...object({ from: time, to: time, days: { ...list({ type: 'integer', minimum: 1, maximum: 7 }), minItems: 1, uniqueItems: true } }),
    description: 'By the clocks of her zone, and not without one. Each span begins on one of the days (1 for Monday) and ends on the next where `to` is no later than `from`.',
  },
  SearchPeople: object(
    { ...listed, sort: { enum: ['id', 'name', 'organisation', 'language'] }, organisation: id, ...held, text: name },
    'page', 'size', 'direction', 'sort', 'organisation', 'role', 'group', 'region', 'text',
  ),
  SightWay: object(
    { by: { enum: ['all', 'no-region', 'handler', 'told', 'regions', 'routes', 'referral'] }, regions: list(text), routes: list(text), statuses: list(text) },
    'regions', 'routes', 'statuses',
  ),
  Sight: object({
    version, person: id,
    supposed: { type: 'boolean', description: 'With the role that was asked about, which she does not have.' },
    roles: list(object({ ...held, kind: groupKind }, 'group', 'region', 'kind')),
    standings: list(object({ is: code, region, routes: list(text) }, 'region')),
    needsSecondFactor: { type: 'boolean' },
    actions: object({ twoFactors: list({ enum: ACTION_NAMES }), oneFactor: list({ enum: ACTION_NAMES }) }),
    sees: object({ S1: list(ref('SightWay')), S2: list(ref('SightWay')), S3: list(ref('SightWay')) }),
    breaksGlassOf: list(ref('SightWay')),
    neverSees: list({ enum: ['OF_HERSELF', 'OF_HER_ORGANISATION'] }),
  }),

  Organisation: object({ id, ...offer, people: { ...count, description: 'How many belong to it.' } }, 'capacity', 'servedByLink'),
  OneOrganisation: object({ version, organisation: ref('Organisation') }),
  ChangeOrganisation: object({ version, ...offer }, 'aliases', 'services', 'regions', 'languages', 'capacity', 'servedByLink'),
  AddOrganisation: object({ version, id, ...offer }, 'aliases', 'services', 'regions', 'languages', 'capacity', 'servedByLink'),
  SearchOrganisations: object(
    { ...listed, sort: { enum: ['id', 'name', 'kind'] }, kind: code, text: name }, 'page', 'size', 'direction', 'sort', 'kind', 'text',
  ),

  Groups: object({ version, groups: list(object({ id, name, kind: groupKind, duty: list(id), members: list(id) })) }),
  ChangeGroup: object({ version, name, kind: groupKind }),
  AddGroup: object({ version, id, name, kind: groupKind }),
  Role: object({ version, person: id, ...held }, 'group', 'region'),

  Absence: object({ person: id, from: day, to: day }),
  Rosters: object({
    version,
    rosters: list(object({ region, group: id, people: list(object({ person: id, role, ...clock }, 'zone', 'hours')), absences: list(ref('Absence')), mayChange: { type: 'boolean' } }, 'region', 'group')),
  }),
  Duty: object({ version, person: id, ...held, role: { enum: ['DUTY', 'ALTERNATE_COORDINATOR'] } }, 'group', 'region'),
  ChangeAbsence: object({ version, from: day, to: day }),
  AddAbsence: object({ version, person: id, from: day, to: day }),

  RegionMap: object({
    version, regions: list(region),
    countries: list(object({ country, region, usual: { type: ['string', 'null'] }, overridden: { type: 'boolean' } })),
  }),
  SetRegion: object({ version, region }),

  NameColleagues: object({ people: { ...list(id), maxItems: 200 } }),
  Colleagues: object({ people: list(object({ id, name })) }),

  Change: object({
    version, at: { type: 'string', format: 'date-time' }, person: { type: ['string', 'null'], description: 'Null: not a person, but an import.' },
    action: code, about: { type: ['string', 'null'] }, detail: { type: 'object', description: 'Ids, codes, days and names of fields.', additionalProperties: true },
  }),
};
