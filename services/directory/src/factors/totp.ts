import { randomUUID } from 'node:crypto';
import { SealedFields } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import type { EntityManager } from 'typeorm';
import { DirectoryConfig } from '../config';
import { FactorEntity } from './factor.entity';

const PERIOD_SECONDS = 30;
/** Steps that a clock may be off, either way. */
const WINDOW = 1;

/** Codes of six figures that change every half minute (RFC 6238). Each step is good once. */
@Injectable()
export class Totp {
  constructor(
    private readonly fields: SealedFields,
    private readonly config: DirectoryConfig,
  ) {}

  /** A fresh secret, and the address that an app reads it from. */
  draw(person: string): { secret: string; uri: string } {
    const secret = new Secret({ size: 20 });
    const uri = new TOTP({ issuer: this.config.authenticatorName, label: person, secret, period: PERIOD_SECONDS }).toString();
    return { secret: secret.base32, uri };
  }

  /** The step that a code belongs to, or nothing where it is none of this time's. */
  stepOf(secret: string, code: string, now: Date): number | undefined {
    const totp = new TOTP({ secret: Secret.fromBase32(secret), period: PERIOD_SECONDS });
    const off = totp.validate({ token: code.replace(/\s/g, ''), timestamp: now.getTime(), window: WINDOW });
    return off === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + off;
  }

  /** Makes a secret somebody's factor. The code that showed that it works is spent. */
  async add(tx: EntityManager, person: string, secret: string, step: number | null, now: Date): Promise<void> {
    const id = randomUUID();
    await tx.insert(FactorEntity, {
      id, person, kind: 'TOTP', addedAt: now, secret: await this.fields.seal(secret, placeOf(id)), lastStep: step === null ? null : String(step),
    });
  }

  /** Whether it is her code of now, and nobody has used it yet. Of two at the same time one is right. */
  async spend(tx: EntityManager, person: string, code: string, now: Date): Promise<boolean> {
    for (const { id, secret } of await tx.findBy(FactorEntity, { person, kind: 'TOTP' })) {
      const step = secret === null ? undefined : this.stepOf((await this.fields.open(secret, placeOf(id))).toString('utf8'), code, now);
      if (step === undefined) continue;
      const [, spent] = await tx.query<[unknown, number]>(
        'UPDATE factors SET last_step = $2, last_used_at = $3 WHERE id = $1 AND (last_step IS NULL OR last_step < $2)', [id, step, now],
      );
      if (spent === 1) return true;
    }
    return false;
  }
}

function placeOf(id: string) {
  return { table: 'factors', column: 'secret', row: id };
}
