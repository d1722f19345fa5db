import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { malformedRequest, Refusal } from '@amparo/kernel';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { IncomingMessage } from 'node:http';
import { FormFields } from './form-body';

/** How much a form with files may hold. */
export interface FormLimits {
  /** Bytes of one file. */
  fileBytes: number;
  /** Bytes of the whole form. */
  bytes: number;
  /** Files that are read; of further ones nothing is looked at. */
  files: number;
}

/** A file of a form, while it is being sent. */
export interface FilePart {
  /** As whoever sent it called it. */
  name: string;
  bytes: AsyncIterable<Buffer>;
  /** Whether it was longer than it may be: known once all of it was read. */
  isCutShort(): boolean;
}

/** Fields beside the files, and bytes of one. A page with files has a few. */
const MOST_FIELDS = 20;
const MOST_FIELD_BYTES = 262_144;


/** A form with files (`multipart/form-data`) that nobody has read yet. Nothing of it is held in memory but what is being read. */
export class FormParts {
  constructor(private readonly headers: IncomingMessage['headers'], private readonly payload: IncomingMessage) {}

  /**
   * Reads the form in its order, once. What `take` throws is thrown when the form has been read to its end, so that whoever sends it
   * sees the answer.
   *
   * @param take is given each file, with the fields that stood before it
   * @returns all fields, and whether there were more files than are read
   * @throws Refusal `request.malformed` for a form that breaks off or is none; `request.oversize`
   */
  async read(limits: FormLimits, take: (file: FilePart, before: FormFields) => Promise<void>): Promise<{ fields: FormFields; moreFiles: boolean }> {
    const fields: [string, string][] = [];
    let moreFiles = false;
    let failure: { error: unknown } | undefined;
    let work = Promise.resolve();
    const open = new Set<BusboyFileStream>();
    const busboy = this.busboy(limits);
    busboy.on('field', (name, value) => void fields.push([name, value]));
    busboy.on('filesLimit', () => { moreFiles = true; });
    busboy.on('file', (_field, stream, name: string | undefined) => {
      open.add(stream);
      // Whoever reads it is told; where nobody does, the form as a whole is.
      stream.on('error', () => undefined);
      // Whoever stops reading does not end the stream: the rest of the form comes after it.
      const bytes = stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
      work = work
        .then(() => (failure === undefined ? take({ name: name ?? '', bytes, isCutShort: () => stream.truncated === true }, FormFields.of(fields)) : undefined))
        .catch((error: unknown) => { failure ??= { error }; })
        .finally(() => { open.delete(stream); stream.resume(); });
    });
    await this.feed(busboy, limits.bytes).catch((error: unknown) => {
      failure ??= { error };
      for (const stream of open) stream.destroy(malformedRequest());
    });
    await work;
    if (failure !== undefined) throw failure.error;
    return { fields: FormFields.of(fields), moreFiles };
  }

  private busboy({ fileBytes, files }: FormLimits): BusboyInstance {
    try {
      return new Busboy({
        headers: { ...this.headers, 'content-type': this.headers['content-type'] ?? '' },
        limits: { fileSize: fileBytes, files, fields: MOST_FIELDS, fieldSize: MOST_FIELD_BYTES, parts: files + MOST_FIELDS + 1, headerPairs: 20, headerSize: 8_192 },
      });
    } catch {
      this.payload.resume();
      throw malformedRequest();
    }
  }

  private feed(busboy: BusboyInstance, most: number): Promise<void> {
    const { payload } = this;
    return new Promise((resolve, reject) => {
      let bytes = 0;
      const stop = (error: Refusal) => {
        payload.unpipe(busboy);
        payload.resume();
        reject(error);
      };
      payload.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > most) stop(new Refusal('oversize', 'request.oversize', 'The request is too large.'));
      });
      payload.once('error', () => stop(malformedRequest()));
      payload.once('close', () => { if (!payload.complete) stop(malformedRequest()); });
      // Whoever sends it went away before anybody began to read: none of these will be said again.
      if (payload.destroyed) return stop(malformedRequest());
      busboy.once('error', () => stop(malformedRequest()));
      busboy.once('finish', resolve);
      payload.pipe(busboy);
    });
  }
}

/** Lets some addresses of a service take forms with files; its other addresses go on refusing them. */
export function acceptFiles(server: FastifyInstance, addresses: RegExp): void {
  server.addContentTypeParser('multipart/form-data', async (request: FastifyRequest, payload: IncomingMessage) => {
    if (!addresses.test(request.url)) throw new UnsupportedMediaTypeException();
    return new FormParts(request.headers, payload);
  });
}
