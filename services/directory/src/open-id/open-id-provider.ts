import { readFileSync } from 'node:fs';
import { Clock, Refusal } from '@amparo/kernel';
import { SealedFields } from '@amparo/persistence';
import { Logger, StartError } from '@amparo/platform';
import { Injectable } from '@nestjs/common';
import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, calculatePKCECodeChallenge, ClientSecretPost, discovery,
  enableNonRepudiationChecks, None, randomNonce, randomPKCECodeVerifier, randomState, type Configuration,
} from 'openid-client';
import { DirectoryConfig } from '../config';

const TIMEOUT_SECONDS = 5;
/** What a provider says of itself is read anew after so long: its keys change. */
const BELIEVED_MS = 10 * 60_000;

/** What the answer of the provider is held against. */
export interface OpenIdRequest {
  state: string;
  nonce: string;
  verifier: string;
}

/** The one OpenID provider whose word counts here (code, PKCE, state, nonce; issuer pinned). */
@Injectable()
export class OpenIdProvider {
  private known: { configuration: Configuration; at: number } | undefined;
  private readonly secret: string | undefined;

  constructor(
    private readonly config: DirectoryConfig,
    private readonly clock: Clock,
    private readonly fields: SealedFields,
    private readonly logger: Logger,
  ) {
    this.secret = secretIn(config.openIdClientSecretFile);
  }

  /** Whether there is one at all. */
  get isThere(): boolean {
    return this.config.openIdIssuer !== undefined;
  }

  /** Where to send somebody, and what to hold the answer against. @throws Refusal `sign-in.no-provider`, `sign-in.provider-away` */
  async ask(): Promise<{ url: string; request: OpenIdRequest }> {
    const configuration = await this.configuration();
    const request = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(configuration, {
      redirect_uri: this.config.openIdRedirectUrl, scope: 'openid', state: request.state, nonce: request.nonce,
      code_challenge: await calculatePKCECodeChallenge(request.verifier), code_challenge_method: 'S256',
    });
    return { url: url.href, request };
  }

  /**
   * Who came back, as the keyed index of issuer and subject; nothing where the answer does not hold.
   *
   * @throws Refusal `sign-in.no-provider`, `sign-in.provider-away`
   */
  async identityIn(callbackUrl: string, { state, nonce, verifier }: OpenIdRequest): Promise<Buffer | undefined> {
    if (!URL.canParse(callbackUrl)) return undefined;
    const configuration = await this.configuration();
    // Its own address and the answer's parameters: where the portal is reached from is its own affair.
    const answer = new URL(this.config.openIdRedirectUrl);
    answer.search = new URL(callbackUrl).search;
    try {
      const tokens = await authorizationCodeGrant(configuration, answer, {
        expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true,
      });
      const claims = tokens.claims();
      return claims === undefined ? undefined : this.identityOf(claims.sub, claims.iss);
    } catch (error) {
      if (isAway(error)) throw this.away(error);
      return undefined;
    }
  }

  /** An identity as it is kept. */
  identityOf(subject: string, issuer = this.config.openIdIssuer ?? ''): Buffer {
    return this.fields.index('open-id', JSON.stringify([issuer, subject]));
  }

  private async configuration(): Promise<Configuration> {
    const { openIdIssuer: issuer, openIdClientId: id } = this.config;
    if (issuer === undefined || id === undefined) throw new Refusal('absent', 'sign-in.no-provider', 'There is no OpenID provider here.');
    const now = this.clock.now().getTime();
    if (this.known !== undefined && now - this.known.at < BELIEVED_MS) return this.known.configuration;
    const execute = [enableNonRepudiationChecks, ...(issuer.startsWith('http:') ? [allowInsecureRequests] : [])];
    try {
      // It refuses a description that names another issuer than the one asked for.
      const configuration = await discovery(new URL(issuer), id, undefined, this.secret === undefined ? None() : ClientSecretPost(this.secret), {
        execute, timeout: TIMEOUT_SECONDS,
      });
      this.known = { configuration, at: now };
      return configuration;
    } catch (error) {
      throw this.away(error);
    }
  }

  private away(error: unknown): Refusal {
    this.logger.failure('open-id.away', error);
    return new Refusal('overloaded', 'sign-in.provider-away', 'The OpenID provider does not answer now. Try again in a moment.');
  }
}

function secretIn(path: string | undefined): string | undefined {
  if (path === undefined) return undefined;
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    throw new StartError('config.invalid', 'The file of DIRECTORY_OPEN_ID_CLIENT_SECRET_FILE cannot be read.');
  }
}

/** Whether the provider is not there, rather than saying something that does not hold. */
function isAway(error: unknown): boolean {
  for (let cause: unknown = error; typeof cause === 'object' && cause !== null; cause = (cause as { cause?: unknown }).cause) {
    const { code, message, status } = cause as { code?: unknown; message?: unknown; status?: unknown };
    if (code === 'OAUTH_TIMEOUT' || message === 'fetch failed' || (typeof status === 'number' && status >= 500)) return true;
  }
  return false;
}
