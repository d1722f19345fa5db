import { Clock, Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { InvitationEntity } from '../accounts/invitation.entity';
import { Invitations } from '../accounts/invitations';
import { People } from '../identity/people';
import { Attempts } from '../sign-in/attempts';
import type { SignInStep } from '../sign-in/next-step';
import { SignInEntity } from '../sign-in/sign-in.entity';

/** The first step with an invitation. It is spent by what follows, so that a browser that breaks down costs nobody a new one. */
@Injectable()
export class OpenInvitation {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly invitations: Invitations,
    private readonly attempts: Attempts,
    private readonly people: People,
  ) {}

  /** @throws Refusal `invitation.refused` for a code that is unknown, spent or too old, alike */
  async run(code: string): Promise<SignInStep> {
    const step = await this.database.transaction(async (tx): Promise<SignInStep | undefined> => {
      const now = this.clock.now();
      const invitation = await tx.findOneBy(InvitationEntity, { hash: this.invitations.hashOf(code), expiresAt: MoreThan(now) });
      const person = invitation === null ? undefined : await this.people.find(tx, invitation.person);
      if (invitation === null || person === undefined) {
        await tx.insert(SignInEntity, { at: now, person: null, step: 'INVITATION', outcome: 'REFUSED' });
        return undefined;
      }
      const attempt = await this.attempts.begin(tx, { step: 'SET_PASSWORD', way: 'INVITATION', person: person.id, invitation: invitation.hash }, now);
      return { step: 'SET_PASSWORD', attempt };
    });
    if (step === undefined) throw new Refusal('unauthenticated', 'invitation.refused', 'This invitation is unknown, was used, or is too old.');
    return step;
  }
}
