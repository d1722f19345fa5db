import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A public key in the form of RFC 7517. */
export interface PublicJwk {
  kty: 'EC';
  crv: 'P-256';
  x: string;
  y: string;
}

/** A key that signs people's tokens, from `activeFrom` until the next one's. */
@Entity('signing_keys')
export class SigningKeyEntity {
  @PrimaryColumn({ type: 'text' }) kid!: string;
  @Column({ type: 'jsonb', name: 'public_key' }) publicKey!: PublicJwk;
  /** PKCS #8, sealed. */
  @Column({ type: 'bytea', name: 'private_key' }) privateKey!: Buffer;
  @Column({ type: 'timestamptz', name: 'active_from' }) activeFrom!: Date;
}
