import { malformedRequest } from '@amparo/kernel';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { removePrototypeKeys, shapeFault } from './json-shape.rules';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it came, byte for byte: what is sealed, and what a repeat is compared with. */
    rawBody?: Buffer;
    /** The body held keys such as `__proto__`, which were taken out of `body` and are still in `rawBody`. */
    hadPrototypeKeys?: boolean;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });


/**
 * The only body parser: `application/json` in UTF-8. Everything that is not well formed gets one fixed answer, whatever
 * was wrong with it (security rules, "Known traps"). Compressed bodies are refused: nothing honest needs them.
 */
export function acceptJsonOnly(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.decorateRequest('rawBody', undefined);
  server.decorateRequest('hadPrototypeKeys', undefined);
  server.addHook('onRequest', async (request) => {
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity') throw new UnsupportedMediaTypeException();
  });
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    refuseOtherCharsets(request.headers['content-type'] ?? '');
    request.rawBody = body;
    // Many clients name the type of a body that they do not send; a call that needs nothing is content with it.
    if (body.length === 0) return {};
    const { value, hadPrototypeKeys } = parseJsonBody(body);
    request.hadPrototypeKeys = hadPrototypeKeys;
    return value;
  });
}

/**
 * Parses a JSON body.
 *
 * @throws Refusal `malformed` for bad UTF-8, broken JSON, nesting beyond 64, more than 20,000 properties, a property
 *   twice in one object, `\u0000`, and half a surrogate pair
 */
export function parseJsonBody(body: Buffer): { value: unknown; hadPrototypeKeys: boolean } {
  let value: unknown;
  try {
    const text = utf8.decode(body);
    if (shapeFault(text) !== undefined) throw malformedRequest();
    value = JSON.parse(text);
  } catch {
    // Whatever broke, the answer is the same fixed one: the parser's own message quotes the body.
    throw malformedRequest();
  }
  return { value, hadPrototypeKeys: removePrototypeKeys(value) };
}

function refuseOtherCharsets(contentType: string): void {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType)?.[1];
  if (charset !== undefined && !['utf-8', 'utf8'].includes(charset.toLowerCase())) throw malformedRequest();
}
