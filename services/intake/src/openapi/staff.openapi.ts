import { CONSENT_GIVEN, ENTRY_CHANNELS } from '../entries/entries.dto';

const json = (schema: object) => ({ 'application/json': { schema } });

/** The door's calls for people who work here, in OpenAPI 3.1. A test holds it against the routes. */
export const staffOpenApi = {
  openapi: '3.1.0',
  info: { title: 'Amparo: the door, for those who work here', version: '1' },
  paths: {
    '/entries': {
      post: {
        summary: 'Enter a report for the person who told it, by telephone, message or in person. Durable when answered; the same entry again gives the same answer.',
        requestBody: { required: true, content: json({ $ref: '#/components/schemas/EnterReport' }) },
        responses: {
          201: { description: 'Accepted, with the way back to pass on.', content: json({ $ref: '#/components/schemas/EnteredReport' }) },
          400: { description: 'request.malformed, receipt.malformed, report.malformed.' },
          403: { description: 'access.forbidden, access.second-factor.' },
          413: { description: 'report.oversize.' },
          503: { description: 'door.busy: send the same again, it does not count twice.' },
        },
      },
    },
  },
  components: {
    schemas: {
      EnterReport: {
        type: 'object',
        required: ['entry', 'channel', 'report'],
        properties: {
          entry: { type: 'string', format: 'uuid', description: 'Drawn by whoever enters it: the same again is no second report.' },
          channel: { enum: ENTRY_CHANNELS },
          receipt: { type: 'string', maxLength: 1000, description: 'The return code that the person said, in words or letters: it is added to her report then.' },
          interpreter: { type: 'string', maxLength: 200 },
          consentGiven: { enum: CONSENT_GIVEN },
          explained: { type: 'boolean', description: 'Risks, limits, the right to refuse and to take back were explained.' },
          report: { type: 'object', description: 'In the report format, without receipt and channel.' },
        },
      },
      EnteredReport: {
        type: 'object',
        required: ['reference', 'urgency', 'receipt', 'words', 'proof'],
        properties: {
          reference: { type: 'string', description: 'The case code that people quote.' },
          urgency: { enum: ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'] },
          receipt: { type: ['string', 'null'], description: 'The return code for the person; null where she gave hers.' },
          words: { type: 'array', items: { type: 'string' }, description: 'The same in words, in order.' },
          proof: { type: ['string', 'null'], description: 'A signed line that says that a report existed today, and nothing of it: for the person.' },
        },
      },
    },
  },
} as const;
