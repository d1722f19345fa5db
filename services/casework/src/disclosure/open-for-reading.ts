import { Opener } from '@amparo/platform';
import { Injectable } from '@nestjs/common';

/** Opens what the door sealed, in memory, to be read as it was sent. */
@Injectable()
export class OpenForReading {
  constructor(private readonly opener: Opener) {}

  /** @returns the object that was sealed; nothing where it does not open or is none: a person looks at that (FETCH_CONTENT) */
  async run(submissionId: string, envelope: Uint8Array): Promise<Record<string, unknown> | undefined> {
    try {
      const sealed = JSON.parse((await this.opener.open(envelope, Buffer.from(submissionId, 'utf8'))).toString('utf8')) as unknown;
      return isObject(sealed) ? sealed : undefined;
    } catch {
      return undefined;
    }
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
