import { createCipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { SealPlace } from '@amparo/persistence';

/** A value as it was sealed under a service's one master key, before there were epochs. */
export function sealedFormerly(master: Buffer, plain: string, { table, column, row }: SealPlace, caseId?: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', master, Buffer.alloc(0), `amparo:case:${caseId ?? ''}`, 32));
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(JSON.stringify([1, table, column, row, caseId ?? null])));
  return Buffer.concat([Buffer.of(1), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}
