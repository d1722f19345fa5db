import { administrationSchemas as schemas, code, country, day, id, pageOf, ref, region, role } from './administration.schemas';

interface Call {
  summary: string;
  /** Name of the schema of the body. */
  body?: string;
  query?: Record<string, object>;
  /** Schema of the answer; without one, the outcome of a change. */
  answers?: object;
  created?: true;
  /** Codes of what may be refused beyond what every call may refuse. */
  refuses?: string[];
}

const BY_STATUS: Record<number, string[]> = {
  403: ['access.forbidden', 'access.second-factor', 'role.own', 'role.own-administration', 'person.own-organisation', 'organisation.own-names'],
  404: ['person.absent', 'organisation.absent', 'group.absent', 'role.absent', 'absence.absent', 'override.absent'],
  409: ['directory.changed-meanwhile', 'person.taken', 'organisation.taken', 'group.taken', 'role.held', 'absence.overlaps', 'group.in-use', 'organisation.in-use'],
  422: ['directory.unknown-reference', 'directory.nobody-reached', 'directory.last-administrator', 'country.unknown'],
};

/** What every change may be refused with. */
const CHANGE = ['directory.changed-meanwhile', 'directory.unknown-reference', 'directory.nobody-reached', 'directory.last-administrator', 'role.own'];

const json = (schema: object) => ({ 'application/json': { schema } });
const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: ref('Problem') } } });
const parameter = (place: string) => (name: string, schema: object) => ({ name, in: place, required: place === 'path', schema });

/** Parameters in addresses, by name. */
const IN_PATH: Record<string, object> = { person: id, organisation: id, group: id, country, from: day, to: day };

/** A call as OpenAPI says it. @param path of which the parameters are read */
function call(path: string, { summary, body, query = {}, answers, created, refuses = [] }: Call): object {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => parameter('path')(name, IN_PATH[name] ?? id));
  const codes = ['access.forbidden', 'access.second-factor', ...(answers === undefined ? CHANGE : []), ...refuses];
  const refused = Object.entries(BY_STATUS).flatMap(([status, all]) => {
    const here = all.filter((one) => codes.includes(one));
    return here.length === 0 ? [] : [[status, problem(here.join(', '))]];
  });
  return {
    summary,
    parameters: [...inPath, ...Object.entries(query).map(([name, schema]) => parameter('query')(name, schema))],
    ...(body === undefined ? {} : { requestBody: { required: true, content: json(ref(body)) } }),
    responses: {
      [created === true ? 201 : 200]: { description: answers === undefined ? 'Done, or it was like this already.' : 'The answer.', content: json(answers ?? ref('Outcome')) },
      400: problem('request.malformed, directory.malformed'),
      401: problem('access.unauthenticated'),
      ...(Object.fromEntries(refused) as object),
    },
  };
}

/** Reads `GET /people` and the like. */
function paths(calls: Record<string, Call>): Record<string, Record<string, object>> {
  const found: Record<string, Record<string, object>> = {};
  for (const [at, what] of Object.entries(calls)) {
    const [verb = '', path = ''] = at.split(' ');
    found[path] = { ...found[path], [verb.toLowerCase()]: call(path, what) };
  }
  return found;
}

const page = {
  page: { type: 'integer', minimum: 1, default: 1 },
  size: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
  direction: { enum: ['ascending', 'descending'] },
};

/** Changing the directory without a file. Each call needs a person's own token; a change names the version that she saw. */
export const administrationPaths = paths({
  'GET /people': { summary: 'People with their roles and absences.', query: { ...page, sort: { enum: ['id', 'name', 'organisation', 'language'] }, organisation: id, role, group: id, region }, answers: pageOf('Person') },
  'POST /people/search': { summary: 'The same with a part of an id, name or address, which has no place in an address.', body: 'SearchPeople', answers: pageOf('Person') },
  'GET /people/{person}': { summary: 'One person.', answers: ref('OnePerson'), refuses: ['person.absent'] },
  'GET /people/{person}/sight': { summary: 'What could this person see? As she is, or with one role more.', query: { role, group: id, region }, answers: ref('Sight'), refuses: ['person.absent', 'role.held', 'directory.unknown-reference'] },
  'POST /people': { summary: 'Adds a person, without a role.', body: 'AddPerson', created: true, refuses: ['person.taken'] },
  'PUT /people/{person}': { summary: 'Changes all of a person but her id: what is left out is taken away.', body: 'ChangePerson', refuses: ['person.absent', 'person.own-organisation'] },
  'POST /people/{person}/leave': { summary: 'A person leaves, with all her roles and absences.', body: 'SeenVersion', refuses: ['person.absent', 'role.own-administration'] },

  'GET /organisations': { summary: 'Organisations with their aliases.', query: { ...page, sort: { enum: ['id', 'name', 'kind'] }, kind: code }, answers: pageOf('Organisation') },
  'POST /organisations/search': { summary: 'The same with a part of an id, a name or an alias.', body: 'SearchOrganisations', answers: pageOf('Organisation') },
  'GET /organisations/{organisation}': { summary: 'One organisation.', answers: ref('OneOrganisation'), refuses: ['organisation.absent'] },
  'POST /organisations': { summary: 'Adds an organisation.', body: 'AddOrganisation', created: true, refuses: ['organisation.taken'] },
  'PUT /organisations/{organisation}': { summary: 'Changes all of an organisation but its id: what is left out is taken away.', body: 'ChangeOrganisation', refuses: ['organisation.absent', 'organisation.own-names'] },
  'POST /organisations/{organisation}/end': { summary: 'Ends an organisation to which nobody belongs.', body: 'SeenVersion', refuses: ['organisation.absent', 'organisation.in-use'] },

  'GET /groups': { summary: 'All groups with their people.', answers: ref('Groups') },
  'POST /groups': { summary: 'Adds a group.', body: 'AddGroup', created: true, refuses: ['group.taken'] },
  'PUT /groups/{group}': { summary: 'Changes name and kind of a group.', body: 'ChangeGroup', refuses: ['group.absent'] },
  'POST /groups/{group}/end': { summary: 'Ends a group that nobody is in.', body: 'SeenVersion', refuses: ['group.absent', 'group.in-use'] },

  'POST /roles/give': { summary: 'Gives a person a role, membership and duty in a group too. Never to oneself.', body: 'Role', refuses: ['person.absent', 'role.held'] },
  'POST /roles/take': { summary: 'Takes a role from a person.', body: 'Role', refuses: ['role.absent', 'role.own-administration'] },

  'GET /rosters': { summary: 'Who is there for all, for each region and each group, of those that one may see. Ids and codes.', query: { region, group: id }, answers: ref('Rosters') },
  'POST /rosters/give': { summary: 'Puts somebody on duty in a group, or makes her the alternate of a region: that region’s coordinator may, too.', body: 'Duty', refuses: ['person.absent', 'role.held'] },
  'POST /rosters/take': { summary: 'Takes somebody off a roster.', body: 'Duty', refuses: ['role.absent'] },

  'GET /absences': { summary: 'Absences of people on the rosters that one may see.', query: { ...page, sort: { enum: ['from', 'person'] }, person: id, on: day, since: day }, answers: pageOf('Absence') },
  'POST /absences': { summary: 'Somebody will be away. A coordinator may say it of people on her region’s roster alone.', body: 'AddAbsence', created: true, refuses: ['person.absent', 'absence.overlaps'] },
  'PUT /absences/{person}/{from}/{to}': { summary: 'Other days of an absence.', body: 'ChangeAbsence', refuses: ['person.absent', 'absence.absent', 'absence.overlaps'] },
  'POST /absences/{person}/{from}/{to}/end': { summary: 'Somebody is back, or not away after all.', body: 'SeenVersion', refuses: ['absence.absent'] },

  'GET /region-map': { summary: 'Which region looks after which country.', answers: ref('RegionMap') },
  'PUT /region-map/{country}': { summary: 'Lets another region look after a country.', body: 'SetRegion', refuses: ['country.unknown'] },
  'POST /region-map/{country}/clear': { summary: 'Gives a country back to the region of the table.', body: 'SeenVersion', refuses: ['override.absent'] },

  'POST /colleagues/names': { summary: 'Names behind directory ids: of who works here, for who works here; a partner’s of her own organisation. Others are left out.', body: 'NameColleagues', answers: ref('Colleagues') },

  'GET /changes': { summary: 'Who changed what, newest first. Ids and codes. For administrators and auditors.', query: { ...page, about: id }, answers: pageOf('Change') },
});

export const administrationSchemas = schemas;
