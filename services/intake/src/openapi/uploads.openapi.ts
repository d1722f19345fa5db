import { FILE_REFUSALS } from '../attachments/attachment.rules';
import { UPLOAD_TYPE } from '@amparo/platform';

const text = { type: 'string' };
const uuid = { ...text, format: 'uuid' };
const bytes = { type: 'integer', minimum: 0, maximum: 2_147_483_647 };
const receipt = { ...text, description: 'Secret return code.' };
const json = (schema: object) => ({ 'application/json': { schema } });
const refused = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } });
const at = { 'upload-offset': { schema: bytes, description: 'Where the file goes on.' } };
const body = (properties: object) => ({
  required: true,
  content: json({ type: 'object', required: ['receipt', ...Object.keys(properties)], properties: { receipt, ...properties }, additionalProperties: false }),
});
const progress = {
  description: 'How far it came. What is counted is durable.',
  content: json({ type: 'object', required: ['upload', 'offset', 'size'], properties: { upload: uuid, offset: bytes, size: bytes } }),
};
const refusals = {
  400: refused('Not well formed, not a return code, or a file without a byte.'),
  404: refused('`receipt.unknown`, or `upload.unknown`: never begun under this return code, not gone on with for an hour, or not ended within a day.'),
  503: refused('The door cannot take this now. Go on later: it will not count twice.'),
};

/** Files that come piece by piece: calls of the public door in OpenAPI 3.1. */
export const uploadPaths = {
  '/api/reports/files/uploads': {
    post: {
      summary: 'Begin a file that comes piece by piece, or learn how far it came.',
      description: 'The same `file` under the same return code is the same upload. It has an hour from each piece to the next, and a day in all.',
      requestBody: body({ file: { ...uuid, description: 'Drawn by whoever sends it.' }, name: { ...text, maxLength: 1_000 }, size: bytes }),
      responses: {
        200: progress, ...refusals,
        409: refused('`attachment.too-many`; `upload.other`: `file` was the name of one of another size.'),
        413: refused('`attachment.oversize`, `attachment.oversize-together`.'), 422: refused('`attachment.kind`: it was refused before.'),
      },
    },
    patch: {
      summary: 'Send a piece: its bytes, and nothing around them.',
      description:
        'After the idea of the IETF draft "Resumable Uploads for HTTP". Any length up to all that is missing. What came before a connection was cut counts in whole steps of ' +
        '65,536 bytes, as does a piece that is not the last; of office files half a megabyte has to come at once to begin with. It may take as long as it goes on coming.',
      parameters: [
        { name: 'amparo-receipt', in: 'header', required: true, schema: text, description: 'Return code.' },
        { name: 'amparo-upload', in: 'header', required: true, schema: uuid },
        { name: 'upload-offset', in: 'header', required: true, schema: bytes, description: 'Where the piece begins.' },
      ],
      requestBody: { required: true, content: { [UPLOAD_TYPE]: { schema: { ...text, format: 'binary' } } } },
      responses: {
        200: { ...progress, headers: at }, ...refusals,
        408: refused('It came too slowly.'),
        409: { ...refused('`upload.offset`: it goes on elsewhere.'), headers: at },
        413: refused('More than belongs to the file.'), 415: refused('Not a piece of a file.'),
        422: refused('`attachment.kind`: this kind of file is not taken. It is over.'),
      },
    },
  },
  '/api/reports/files/uploads/offset': {
    post: {
      summary: 'Ask how far it came.',
      requestBody: body({ upload: uuid }),
      responses: {
        200: progress, ...refusals, 409: refused('`attachment.too-many`: it was not taken.'), 413: refused('`attachment.oversize-together`: it was not taken.'),
        422: refused('`attachment.kind`: it was not taken.'),
      },
    },
  },
  '/api/reports/files/uploads/finish': {
    post: {
      summary: 'Make it a file of the report, once all of it is here. The same again: the same answer.',
      requestBody: body({ upload: uuid }),
      responses: {
        200: {
          description: 'As for files that come at once.',
          content: json({
            type: 'object', required: ['reference', 'files'],
            properties: { reference: text, files: { type: 'array', items: { type: 'object', required: ['taken'], properties: { taken: { type: 'boolean' }, code: { enum: [...FILE_REFUSALS] } } } } },
          }),
        },
        ...refusals, 409: refused('`upload.incomplete`: not all of it is here.'), 413: refused('Too large.'),
      },
    },
  },
};
