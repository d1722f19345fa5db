import { Refusal, type RefusalKind } from '@amparo/kernel';
import { PeerRefused, Peers, ServiceTokens, Turns } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { PortalConfig } from '../config';
import type { SignInStepName } from './steps';

/** Longer than other calls: the directory slows down whoever guesses. */
const PATIENCE_MS = 15_000;

/** Steps that the directory is asked for at the same time: each may cost it a password hash of 46 MiB. */
const AT_ONCE = 4;
/** Steps that wait for their turn, at most. */
const WAITING = 40;

const KINDS: Partial<Record<number, RefusalKind>> = {
  400: 'malformed', 401: 'unauthenticated', 403: 'forbidden', 404: 'absent', 409: 'conflict', 413: 'oversize', 422: 'unprocessable',
};

/** Takes one step of a sign-in at the directory. What is in it is for the directory to judge. */
@Injectable()
export class TakeSignInStep {
  private readonly peers: Peers;
  /** For all together: nothing about a client is kept, so nobody can be told apart. Whoever tries one name is slowed down by the directory. */
  private readonly turns = new Turns({
    atOnce: AT_ONCE, waiting: WAITING,
    refusal: () => new Refusal('overloaded', 'sign-in.busy', 'Too many people sign in at this moment. Try again shortly.'),
  });

  constructor(config: PortalConfig, tokens: ServiceTokens) {
    this.peers = new Peers(config.peers, tokens, PATIENCE_MS);
  }

  /** @throws Refusal with the directory's own code; `sign-in.busy` */
  async run<T>(step: SignInStepName | 'oidc-start' | 'oidc-finish', body: unknown): Promise<T> {
    try {
      const ask = () => this.peers.post<T>('directory', `/internal/sign-in/${step}`, body);
      // How people sign in here costs nothing to say, and a page that waits for it shows nothing.
      return await (step === 'ways' ? ask() : this.turns.run(ask));
    } catch (error) {
      if (!(error instanceof PeerRefused)) throw error;
      throw new Refusal(KINDS[error.status] ?? 'overloaded', error.code, 'This did not sign you in.');
    }
  }
}
