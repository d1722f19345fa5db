import { FILE_REFUSALS } from '../attachments/attachment.rules';
import { uploadPaths } from './uploads.openapi';

const json = (schema: object) => ({ 'application/json': { schema } });
const text = { type: 'string' };
const texts = { type: 'array', items: text };
const reference = { ...text, pattern: '^AM-[0-9A-Z]{4}-[0-9A-Z]{4}$', description: 'Random case code that people may quote.' };
const withdrawn = { enum: ['ERASE', 'KEEP'], description: 'The report was taken back: to be erased, or kept sealed with nothing more done.' };
const receipt = { ...text, description: 'Secret return code. Case, spaces and dashes do not count.' };

const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
});

const refusals = {
  400: refused('Not well formed, or not a return code. What was sent is never repeated.'),
  413: refused('Too large.'),
  503: refused('The door cannot take this now. Send the same again later: it will not count twice.'),
};

const withReceipt = (properties: object, required: string[]) => ({
  required: true,
  content: json({ type: 'object', required: ['receipt', ...required], properties: { receipt, ...properties } }),
});

/**
 * The calls of the public door in OpenAPI 3.1. Written by hand: reports are read leniently, which no DTO can say. A
 * test holds it against the routes.
 */
export const doorOpenApi = {
  openapi: '3.1.0',
  info: { title: 'Amparo: the public door', version: '1', description: 'For people at risk and those who write on their behalf.' },
  paths: {
    '/api/receipts': {
      post: {
        summary: 'A fresh return code. Nothing is stored.',
        responses: { 201: { description: 'The code.', content: json({ type: 'object', required: ['receipt'], properties: { receipt } }) } },
      },
    },
    '/api/reports': {
      post: {
        summary: 'Send a report, or add to one with the same return code.',
        description:
          'Durable when answered. Same code and same body: the same answer. Only `receipt` is needed; unknown codes, values and ' +
          'properties are kept sealed and read by a person, never refused. All properties: report.schema.json.',
        requestBody: withReceipt({
          language: text, channel: text, category: text, narrative: { ...text, maxLength: 50_000 }, acts: texts, happened: text,
          stillInDanger: text, targets: texts, sources: texts, involvedOrganisations: texts, involvedNames: texts, involvedPeople: texts,
          links: texts, riskFactors: texts, measures: texts, wishedUrgency: text, incidentCountries: texts, presentCountry: text,
          banks: texts, project: text, boardDate: text, amount: text, currency: text, onBehalfOf: text, safeContact: { type: 'object' },
          consents: { type: 'array', items: { type: 'object' } }, caseReference: text,
          checkBackDay: { ...text, format: 'date' },
        }, []),
        responses: {
          201: {
            description: 'Accepted and durable.',
            headers: {
              'amparo-submission': { schema: { ...text, format: 'uuid' }, description: 'Which body it was.' },
              'amparo-proof': { schema: text, description: '`amparo-proof-1 <day> <hash> <key> <signature>`: a signed line that says that a report existed on that day, and nothing of it.' },
              'amparo-notice': { schema: { const: 'receipt-removed' }, description: 'A return code stood in a text and was taken out.' },
            },
            content: json({ type: 'object', required: ['reference', 'urgency'], properties: { reference, urgency: { enum: ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'] } } }),
          },
          ...refusals,
        },
      },
    },
    '/api/reports/conversation': {
      post: {
        summary: 'Come back with the return code.',
        requestBody: withReceipt({}, []),
        responses: {
          200: {
            description: 'Where it stands, and what was written.',
            content: json({
              type: 'object',
              required: ['reference', 'status', 'messages'],
              properties: {
                reference,
                status: { enum: ['RECEIVED', 'READ', 'CLOSED'] },
                withdrawn,
                messages: { type: 'array', items: { type: 'object', properties: { from: { enum: ['YOU', 'TEAM'] }, text, day: { ...text, format: 'date' } } } },
              },
            }),
          },
          404: refused('Nothing was sent with this return code.'),
          ...refusals,
        },
      },
    },
    '/api/reports/messages': {
      post: {
        summary: 'Write to whoever handles the case.',
        requestBody: withReceipt({ text: { ...text, maxLength: 50_000 } }, ['text']),
        responses: {
          201: { description: 'Durable.', content: json({ type: 'object', properties: { reference } }) },
          404: refused('Nothing was sent with this return code.'),
          ...refusals,
        },
      },
    },
    '/api/reports/files': {
      post: {
        summary: 'Add files to what was sent: photos, PDF, sound, office files. The same file again is no second one.',
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': {
              schema: {
                type: 'object', required: ['receipt', 'file'],
                properties: { receipt: { ...text, description: 'Stands before the files.' }, file: { type: 'array', items: { type: 'string', format: 'binary' } } },
              },
            },
          },
        },
        responses: {
          200: {
            description: 'What became of each file, in their order. What was taken is durable.',
            content: json({
              type: 'object', required: ['reference', 'files'],
              properties: {
                reference,
                files: { type: 'array', items: { type: 'object', required: ['taken'], properties: { taken: { type: 'boolean' }, code: { enum: [...FILE_REFUSALS], description: 'Why it was not taken.' } } } },
              },
            }),
          },
          404: refused('Nothing was sent with this return code.'),
          ...refusals,
        },
      },
    },
    ...uploadPaths,
    '/api/proof-keys': {
      get: {
        summary: 'The keys by which a proof that a report existed can be verified, offline. Those that sign no more stay here.',
        responses: {
          200: {
            description: 'Ed25519, in hexadecimal. `id`: the first 16 digits of SHA-256 of the key.',
            content: json({ type: 'object', required: ['keys'], properties: { keys: { type: 'array', items: { type: 'object', required: ['id', 'publicKey'], properties: { id: text, publicKey: text } } } } }),
          },
        },
      },
    },
    '/api/hooks/{adapter}': {
      post: {
        summary: 'A message that a gateway brings, such as one for Signal or SMS.',
        description:
          'Signed by the key of the adapter over time and body. A report, or an addition where a return code stands in the text that something was ' +
          'sent under. The same `id` again: the same answer. No sender: the number stays with the gateway.',
        parameters: [
          { name: 'adapter', in: 'path', required: true, schema: { ...text, pattern: '^[a-z][a-z0-9-]{0,31}$' } },
          {
            name: 'amparo-signature', in: 'header', required: true, schema: text,
            description: 't=<seconds since 1970>,v1=<HMAC-SHA-256 of "<t>." and the body, in hexadecimal>; good for five minutes.',
          },
        ],
        requestBody: {
          required: true,
          content: json({
            type: 'object',
            required: ['id', 'channel'],
            properties: { id: { ...text, maxLength: 200 }, channel: { enum: ['SIGNAL', 'SMS', 'VOICE_NOTE', 'EMAIL'] }, text: { ...text, maxLength: 50_000 }, language: text },
          }),
        },
        responses: {
          201: {
            description: 'Accepted and durable. `receipt`: the return code to be sent back; null where the message had one that is known. `reply`: what may be sent back as it is. `proof`: as the header `amparo-proof` of a report.',
            content: json({ type: 'object', required: ['receipt', 'words', 'reply', 'proof'], properties: { receipt: { ...text, type: ['string', 'null'] }, words: texts, reply: text, proof: { ...text, type: ['string', 'null'] } } }),
          },
          401: refused('The signature is missing, too old or wrong, or there is no such adapter.'),
          ...refusals,
        },
      },
    },
    '/api/reports/withdrawal': {
      post: {
        summary: 'Take the whole report back. All sharing stops at once; the team is told what is wanted.',
        description: 'Two steps: without `confirmed` nothing is done, and the answer says what would happen.',
        requestBody: withReceipt({ wanted: { enum: ['ERASE', 'KEEP'] }, confirmed: { const: true } }, ['wanted']),
        responses: {
          200: { description: 'It is taken back.', content: json({ type: 'object', required: ['reference', 'withdrawn'], properties: { reference, withdrawn } }) },
          404: refused('Nothing was sent with this return code.'),
          409: refused('`withdrawal.unconfirmed`: says what will happen.'),
          ...refusals,
        },
      },
    },
  },
  components: {
    schemas: {
      Problem: {
        type: 'object',
        description: 'RFC 9457. Fixed words.',
        required: ['type', 'title', 'status', 'code'],
        properties: { type: text, title: text, status: { type: 'integer' }, code: text, detail: text },
      },
    },
  },
};
