import { Clock } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { Attempts } from '../sign-in/attempts';
import { OpenIdProvider } from './open-id-provider';

/** Sends somebody to the provider. With an invitation that she opened, she comes back as the person it is for. */
@Injectable()
export class StartOpenId {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly provider: OpenIdProvider,
    private readonly attempts: Attempts,
  ) {}

  /**
   * @param opened attempt of an invitation that waits for a password
   * @throws Refusal `sign-in.no-provider`, `sign-in.provider-away`, `attempt.ended`
   */
  async run(opened?: string): Promise<{ attempt: string; url: string }> {
    const { url, request } = await this.provider.ask();
    const attempt = await this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const invited = opened === undefined ? undefined : await this.attempts.holdOf(tx, opened, ['SET_PASSWORD'], now);
      return this.attempts.begin(tx, {
        step: 'OPEN_ID', way: 'OPEN_ID', keep: request, ...(invited?.invitation == null ? {} : { person: invited.person, invitation: invited.invitation }),
      }, now);
    });
    return { attempt, url };
  }
}
