import { malformedRequest } from '@amparo/kernel';
import { UnsupportedMediaTypeException } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** Fields of a form at most: more than any page has. */
const MOST_FIELDS = 1_000;

/** What a form without scripts sends. */
export class FormFields {
  private constructor(private readonly fields: ReadonlyMap<string, readonly string[]>) {}

  static readonly empty = new FormFields(new Map());

  /**
   * Reads `application/x-www-form-urlencoded` as browsers write it. Bytes that are no UTF-8 become U+FFFD, characters that no
   * database keeps are left out, line breaks become `\n`: what a person typed is never refused for one odd byte.
   *
   * @throws Refusal `request.malformed` with more than 1,000 fields
   */
  static read(body: Buffer): FormFields {
    const text = body.toString('utf8');
    if (text.split('&', MOST_FIELDS + 1).length > MOST_FIELDS) {
      throw malformedRequest();
    }
    return FormFields.of(new URLSearchParams(text));
  }

  /** Fields by name and value, in the order of the page; values are cleaned as `read` says. */
  static of(pairs: Iterable<[string, string]>): FormFields {
    const fields = new Map<string, string[]>();
    for (const [name, value] of pairs) {
      const values = fields.get(name) ?? [];
      values.push(value.replaceAll('\0', '').replace(/\r\n?/g, '\n'));
      fields.set(name, values);
    }
    return new FormFields(fields);
  }

  /** The first value of a field; empty where the form has none. */
  one(name: string): string {
    return this.fields.get(name)?.[0] ?? '';
  }

  /** All values of a field, in the order of the page. */
  all(name: string): readonly string[] {
    return this.fields.get(name) ?? [];
  }

  /** Whether the form has the field at all. */
  has(name: string): boolean {
    return this.fields.has(name);
  }
}

/** Lets the pages of a service take forms; its other addresses go on refusing them. */
export function acceptForms(server: FastifyInstance, pages: RegExp): void {
  server.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    if (!pages.test(request.url)) throw new UnsupportedMediaTypeException();
    return FormFields.read(body);
  });
}
