import { Refusal, type RefusalKind } from '@amparo/kernel';
import { PeerRefused, Peers, ServiceTokens } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import { PortalConfig } from '../config';
import { SignInQueue } from './sign-in-queue';

/** What the page may ask the directory for, by the last part of the address. Anything else is not there. */
const STEPS: ReadonlySet<string> = new Set([
  'ways', 'password', 'totp', 'recovery', 'webauthn-options', 'webauthn', 'invitation', 'set-password',
  'enrol-totp-options', 'enrol-totp', 'enrol-webauthn-options', 'enrol-webauthn',
]);
/** By way of a provider: taken by the portal itself. */
const BY_PROVIDER = ['oidc-start', 'oidc-finish'] as const;

/** Longer than other calls: the directory slows down whoever guesses. */
const PATIENCE_MS = 15_000;

const KINDS: Partial<Record<number, RefusalKind>> = {
  400: 'malformed', 401: 'unauthenticated', 403: 'forbidden', 404: 'absent', 409: 'conflict', 413: 'oversize', 422: 'unprocessable',
};

/** Takes one step of a sign-in at the directory. What is in it is for the directory to judge. */
@Injectable()
export class TakeSignInStep {
  private readonly peers: Peers;

  constructor(
    private readonly queue: SignInQueue,
    config: PortalConfig,
    tokens: ServiceTokens,
  ) {
    this.peers = new Peers(config.peers, tokens, PATIENCE_MS);
  }

  /** Whether a page may ask for a step of that name. */
  isStep(name: string): boolean {
    return STEPS.has(name);
  }

  /** @throws Refusal with the directory's own code; `sign-in.busy` */
  async run<T>(step: string, body: unknown): Promise<T> {
    if (!STEPS.has(step) && !BY_PROVIDER.some((name) => name === step)) throw new Refusal('absent', 'route.absent', 'There is nothing at this address.');
    try {
      return await this.queue.run(() => this.peers.post<T>('directory', `/internal/sign-in/${step}`, body));
    } catch (error) {
      if (!(error instanceof PeerRefused)) throw error;
      throw new Refusal(KINDS[error.status] ?? 'overloaded', error.code, 'This did not sign you in.');
    }
  }
}
