import { Column, Entity, PrimaryColumn } from 'typeorm';

/** That a person can sign in. Without it nobody can, whatever the directory says of her. */
@Entity('accounts')
export class AccountEntity {
  @PrimaryColumn({ type: 'text' }) person!: string;
  /** argon2id, in its own notation; nothing where she signs in with OpenID Connect alone. */
  @Column({ type: 'text', nullable: true }) password!: string | null;
  /** The random name by which authenticators know her (WebAuthn user handle). */
  @Column({ type: 'bytea' }) handle!: Buffer;
  /** Made for an invented person: production does not start with one. */
  @Column({ type: 'boolean' }) demonstration!: boolean;
  @Column({ type: 'timestamptz', name: 'opened_at' }) openedAt!: Date;
}
