import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A code that opens an account, once, until it expires; one a person. The row goes with its use. */
@Entity('invitations')
export class InvitationEntity {
  @PrimaryColumn({ type: 'bytea' }) hash!: Buffer;
  @Column({ type: 'text' }) person!: string;
  /** Directory id of the administrator, or `operator`. */
  @Column({ type: 'text', name: 'made_by' }) madeBy!: string;
  @Column({ type: 'timestamptz', name: 'expires_at' }) expiresAt!: Date;
}
