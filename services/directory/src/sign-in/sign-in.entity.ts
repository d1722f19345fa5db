import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where in a sign-in something happened. */
export type SignInPlace = 'PASSWORD' | 'TOTP' | 'WEBAUTHN' | 'RECOVERY' | 'INVITATION' | 'OPEN_ID' | 'SESSION';

/** One sign-in, or one step that failed. Codes and ids only: what was typed as a name may have been a password. */
@Entity('sign_ins')
export class SignInEntity {
  @PrimaryColumn({ type: 'bigint', insert: false }) id!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
  @Column({ type: 'text', nullable: true }) person!: string | null;
  @Column({ type: 'text' }) step!: SignInPlace;
  @Column({ type: 'text' }) outcome!: 'SIGNED_IN' | 'REFUSED' | 'HELD' | 'CLONED';
}
