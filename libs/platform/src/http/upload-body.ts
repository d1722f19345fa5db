import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';

/** The type of a piece of a file, as the IETF draft "Resumable Uploads for HTTP" calls it. */
export const UPLOAD_TYPE = 'application/partial-upload';

/** A piece of a file that nobody has read yet: bytes and nothing around them. */
export class UploadBody {
  constructor(private readonly payload: IncomingMessage) {}

  /** How many bytes whoever sends it says that there are; nothing where that is not said. */
  get length(): number | undefined {
    const said = this.payload.headers['content-length'];
    return said === undefined ? undefined : Number(said);
  }

  /**
   * Its bytes as they come, once. Whoever stops reading lets the rest run out, so that the answer is seen.
   *
   * @throws the socket's error where it breaks off
   */
  async *bytes(): AsyncGenerator<Buffer> {
    try {
      yield* this.payload.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
    } finally {
      this.payload.resume();
    }
  }
}

/** Lets some addresses of a service take pieces of files; its other addresses go on refusing them. */
export function acceptUploads(server: FastifyInstance, addresses: RegExp): void {
  server.addContentTypeParser(UPLOAD_TYPE, async (request: FastifyRequest, payload: IncomingMessage) => {
    if (!addresses.test(request.url)) throw new UnsupportedMediaTypeException();
    return new UploadBody(payload);
  });
}
