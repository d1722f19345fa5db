import { auditPaths } from '@amparo/platform';
import { accountPaths, accountSchemas } from './accounts.openapi';
import { administrationPaths, administrationSchemas } from './administration.openapi';

const list = (of: object) => ({ type: 'array', items: of });
const text = { type: 'string' };
const id = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' };
const problem = (description: string) => ({ description, content: { 'application/problem+json': { schema: { type: 'object' } } } });
const file = { 'application/json': { schema: { $ref: '#/components/schemas/DirectoryFile' } } };

/** An object whose properties are all needed, but for those named after `but`. */
function object(properties: Record<string, object>, ...but: string[]) {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties).filter((name) => !but.includes(name)), properties };
}

/** The calls of the directory by people and the operator in OpenAPI 3.1; what services read of it is between them. A test holds it against the routes. */
export const directoryOpenApi = {
  openapi: '3.1.0',
  info: { title: 'Amparo: directory', version: '1' },
  paths: {
    ...administrationPaths,
    ...accountPaths,
    ...auditPaths,
    '/directory': {
      get: { summary: 'The whole directory. Importing it again changes nothing.', responses: { 200: { description: 'The directory.', content: file } } },
      put: {
        summary: 'Replaces the directory, all or nothing, and tells what changed.',
        parameters: [{ name: 'reopen', in: 'query', schema: text, description: 'Ids of closed organisations that are meant to be open again, by commas.' }],
        requestBody: { required: true, content: file },
        responses: {
          200: {
            description: 'Done, or it was like this already.',
            content: { 'application/json': { schema: object({ version: { type: 'integer' }, changed: { type: 'boolean' } }) } },
          },
          400: problem('directory.malformed: the places that are wrong, never what stands there.'),
          409: problem('organisation.closed: it would open organisations again that may be compromised; how many.'),
          422: problem('directory.unknown-reference: an id that nobody has, or that two have.'),
        },
      },
    },
  },
  components: {
    schemas: {
      ...administrationSchemas,
      ...accountSchemas,
      DirectoryFile: object(
        {
          regionMap: { type: 'object', description: 'Country to region: overrides of the table of countries.', additionalProperties: text },
          organisations: list(object(
            { id, name: text, aliases: list(text), kind: text, services: list(text), regions: list(text), languages: list(text), capacity: text, servedByLink: { type: 'boolean' } },
            'aliases', 'services', 'regions', 'languages', 'capacity', 'servedByLink',
          )),
          people: list(object({ id, name: text, email: text, language: text, organisation: id, pager: text, zone: text, hours: { type: 'object', additionalProperties: true } }, 'language', 'organisation', 'pager', 'zone', 'hours')),
          groups: list(object({ id, name: text, kind: text })),
          roles: list(object({ person: id, role: text, group: id, region: text }, 'group', 'region')),
          absences: list(object({ person: id, from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } })),
        },
        'regionMap', 'organisations', 'groups', 'absences',
      ),
    },
  },
};
