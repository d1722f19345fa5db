import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody as an OpenID provider knows her. */
@Entity('open_ids')
export class OpenIdEntity {
  /** Issuer and subject, as a keyed index: a subject may be an address. */
  @PrimaryColumn({ type: 'bytea' }) identity!: Buffer;
  @Column({ type: 'text' }) person!: string;
}
