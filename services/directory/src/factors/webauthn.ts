import { randomUUID } from 'node:crypto';
import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse,
  type AuthenticationResponseJSON, type PublicKeyCredentialCreationOptionsJSON, type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { EntityManager } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity';
import { DirectoryConfig } from '../config';
import { FactorEntity } from './factor.entity';

/** EdDSA, ES256, RS256. */
const ALGORITHMS = [-8, -7, -257];

/** What came of a signature: `CLONED` where its count did not rise, so that somebody holds a copy of the key. */
export type WebauthnOutcome = 'RIGHT' | 'WRONG' | 'CLONED';

/** Authenticators: keys in a device that sign for this place alone, after checking who holds them (WebAuthn level 2). */
@Injectable()
export class Webauthn {
  constructor(
    private readonly fields: SealedFields,
    private readonly config: DirectoryConfig,
  ) {}

  /** What a browser needs in order to make a credential. */
  async creationOptions(tx: EntityManager, person: string): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const { handle } = await tx.findOneByOrFail(AccountEntity, { person });
    return generateRegistrationOptions({
      rpName: this.config.authenticatorName, rpID: this.config.webauthnRpId, userName: person, userID: new Uint8Array(handle),
      attestationType: 'none', supportedAlgorithmIDs: ALGORITHMS, excludeCredentials: await this.credentialsOf(tx, person),
      // A key that lists its accounts tells whoever finds it where its owner works.
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'required' },
    });
  }

  /** Takes a credential as somebody's factor. Answers false when it is not one of what was asked for, or somebody has it. */
  async add(tx: EntityManager, person: string, challenge: string, response: unknown, label: string, now: Date): Promise<boolean> {
    const { verified, registrationInfo } = await ifReadable(() => verifyRegistrationResponse({
      response: response as RegistrationResponseJSON, expectedChallenge: challenge, expectedOrigin: this.config.webauthnOrigins,
      expectedRPID: this.config.webauthnRpId, requireUserVerification: true, supportedAlgorithmIDs: ALGORITHMS,
    })) ?? { verified: false };
    if (!verified || registrationInfo === undefined) return false;
    const { id: credential, publicKey, counter, transports } = registrationInfo.credential;
    if (await tx.existsBy(FactorEntity, { credential })) return false;
    const id = randomUUID();
    await tx.insert(FactorEntity, {
      id, person, kind: 'WEBAUTHN', label: await this.fields.seal(label, { table: 'factors', column: 'label', row: id }), addedAt: now,
      credential, publicKey: Buffer.from(publicKey), counter: String(counter), transports: transports ?? [],
    });
    return true;
  }

  /** What a browser needs in order to sign. */
  async requestOptions(tx: EntityManager, person: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: this.config.webauthnRpId, userVerification: 'required', allowCredentials: await this.credentialsOf(tx, person),
    });
  }

  /** Whether it is a fresh signature of hers. Of two with the same count one is right. */
  async check(tx: EntityManager, person: string, challenge: string, response: unknown, now: Date): Promise<WebauthnOutcome> {
    const { id: credential } = response as { id?: unknown };
    if (typeof credential !== 'string') return 'WRONG';
    const factor = await tx.findOneBy(FactorEntity, { person, kind: 'WEBAUTHN', credential });
    if (factor === null || factor.publicKey === null) return 'WRONG';
    const { id, publicKey } = factor;
    const checked = await ifReadable(() => verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON, expectedChallenge: challenge, expectedOrigin: this.config.webauthnOrigins,
      expectedRPID: this.config.webauthnRpId, requireUserVerification: true,
      // Its own comparison of counts would be an error like any other; ours below tells a copy from a mistake.
      credential: { id: credential, publicKey: new Uint8Array(publicKey), counter: 0 },
    }));
    if (checked?.verified !== true) return 'WRONG';
    const [, risen] = await tx.query<[unknown, number]>(
      'UPDATE factors SET counter = $2, last_used_at = $3 WHERE id = $1 AND (counter < $2 OR (counter = 0 AND $2 = 0))',
      [id, checked.authenticationInfo.newCounter, now],
    );
    return risen === 1 ? 'RIGHT' : 'CLONED';
  }

  private async credentialsOf(tx: EntityManager, person: string): Promise<{ id: string; transports: string[] }[]> {
    const factors = await tx.findBy(FactorEntity, { person, kind: 'WEBAUTHN' });
    return factors.flatMap(({ credential, transports }) => (credential === null ? [] : [{ id: credential, transports: transports ?? [] }]));
  }
}

/** The library throws for whatever it cannot read or does not believe; all of it is one wrong answer. */
async function ifReadable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch {
    return undefined;
  }
}
