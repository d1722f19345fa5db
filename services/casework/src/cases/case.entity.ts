import type { Urgency } from '@amparo/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClosedAs } from '../erasure/erasure.rules';
import type { SightFacts, ToldPerson } from '../sight/sight-facts.rules';
import type { KnownCase } from './case.rules';

/** A case: one for each return code of the door. */
@Entity('cases')
export class CaseEntity implements KnownCase, SightFacts {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text', nullable: true })
  reference!: string | null;

  @Column({ type: 'text' })
  status!: 'OPEN' | 'CLOSED';

  @Column({ name: 'closed_as', type: 'text', nullable: true })
  closedAs!: ClosedAs | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  /** When its time was over and people were asked, since it was closed last. */
  @Column({ name: 'retention_seen_at', type: 'timestamptz', nullable: true })
  retentionSeenAt!: Date | null;

  @Column({ type: 'text', nullable: true })
  category!: string | null;

  @Column({ type: 'text' })
  urgency!: Urgency;

  @Column({ name: 'door_urgency', type: 'text' })
  doorUrgency!: Urgency;

  @Column({ name: 'found_urgency', type: 'text' })
  foundUrgency!: Urgency;

  @Column({ type: 'boolean' })
  reprisal!: boolean;

  @Column({ name: 'reprisal_from', type: 'timestamptz', nullable: true })
  reprisalFrom!: Date | null;

  @Column({ name: 'reprisal_to', type: 'timestamptz', nullable: true })
  reprisalTo!: Date | null;

  @Column({ type: 'text', array: true })
  regions!: string[];

  @Column({ name: 'country_known', type: 'boolean' })
  countryKnown!: boolean;

  /** Sealed JSON, `CaseCountries`. */
  @Column({ type: 'bytea', nullable: true })
  countries!: Buffer | null;

  @Column({ name: 'countries_corrected', type: 'boolean' })
  countriesCorrected!: boolean;

  /** Sealed JSON, `WholeFacts`. */
  @Column({ type: 'bytea', nullable: true })
  facts!: Buffer | null;

  /** Public key of the return code, which replies are sealed to. */
  @Column({ name: 'reply_key', type: 'bytea', nullable: true })
  replyKey!: Buffer | null;

  @Column({ name: 'lead_person', type: 'text', nullable: true })
  leadPerson!: string | null;

  @Column({ type: 'text', array: true })
  routes!: string[];

  /** Codes of the rules behind the routes. */
  @Column({ type: 'text', array: true })
  because!: string[];

  /** Null while no body of the report has been heard of: as good as withheld. */
  @Column({ name: 'coordinators_withheld', type: 'boolean', nullable: true })
  coordinatorsWithheld!: boolean | null;

  /** Opaque ids of people and organisations involved. Compared, never shown. */
  @Column({ type: 'text', array: true })
  conflicts!: string[];

  @Column({ type: 'text', array: true })
  excluded!: string[];

  /** Whom a person gave the case, beside the lead. */
  @Column({ type: 'text', array: true })
  assigned!: string[];

  /** Whom a person took off the case. */
  @Column({ name: 'taken_off', type: 'text', array: true })
  takenOff!: string[];

  @Column({ type: 'jsonb' })
  told!: ToldPerson[];

  /** Its rows of `sight` are there. */
  @Column({ name: 'sight_kept', type: 'boolean' })
  sightKept!: boolean;

  @Column({ name: 'routed_version', type: 'integer' })
  routedVersion!: number;

  @Column({ name: 'decided_urgency', type: 'text', nullable: true })
  decidedUrgency!: Urgency | null;

  @Column({ name: 'lowered_version', type: 'integer' })
  loweredVersion!: number;

  @Column({ type: 'integer' })
  version!: number;

  /** A body of it came outside of any burst. */
  @Column({ name: 'outside_burst', type: 'boolean' })
  outsideBurst!: boolean;

  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt!: Date;

  @Column({ name: 'opened_at', type: 'timestamptz', nullable: true })
  openedAt!: Date | null;
}
