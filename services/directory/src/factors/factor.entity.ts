import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What somebody has besides her password: an app that makes codes, or an authenticator. */
@Entity('factors')
export class FactorEntity {
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) person!: string;
  @Column({ type: 'text' }) kind!: 'TOTP' | 'WEBAUTHN';
  /** What she calls it, sealed: people write their names there. */
  @Column({ type: 'bytea', nullable: true }) label!: Buffer | null;
  @Column({ type: 'timestamptz', name: 'added_at' }) addedAt!: Date;
  @Column({ type: 'timestamptz', name: 'last_used_at', nullable: true }) lastUsedAt!: Date | null;
  /** TOTP: the shared secret, sealed. */
  @Column({ type: 'bytea', nullable: true }) secret!: Buffer | null;
  /** TOTP: the last step whose code was spent; a code of it, or of an earlier one, is worth nothing. */
  @Column({ type: 'bigint', name: 'last_step', nullable: true }) lastStep!: string | null;
  /** WebAuthn: the credential's id, base64url. */
  @Column({ type: 'text', nullable: true }) credential!: string | null;
  @Column({ type: 'bytea', name: 'public_key', nullable: true }) publicKey!: Buffer | null;
  /** WebAuthn: how often it was used, by its own count. One that does not rise is a copy's. */
  @Column({ type: 'bigint', nullable: true }) counter!: string | null;
  @Column({ type: 'text', array: true, nullable: true }) transports!: string[] | null;
}
