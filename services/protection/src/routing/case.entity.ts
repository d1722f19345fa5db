import type { RoutingFacts, Urgency } from '@amparo/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { HandedRoute } from '../hand-offs/hand-off.rules';

/** A case as protection knows it: S1 only. */
@Entity('cases')
export class CaseEntity {
  @PrimaryColumn({ name: 'case_id', type: 'uuid' })
  caseId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text', nullable: true })
  reference!: string | null;

  /** All bodies of the report together; null while only a later finding has arrived. */
  @Column({ type: 'jsonb', nullable: true })
  facts!: RoutingFacts | null;

  /** A level that casework or a person found above what the door said. */
  @Column({ name: 'found_urgency', type: 'text', nullable: true })
  foundUrgency!: Urgency | null;

  /** What people lowered its level to, until something more is known. */
  @Column({ name: 'lowered_to', type: 'text', nullable: true })
  loweredTo!: Urgency | null;

  /** An earlier reprisal concerns the same people or project. */
  @Column({ type: 'boolean' })
  repeated!: boolean;

  /** Regions set by a person, in place of the reporter's. */
  @Column({ name: 'assigned_regions', type: 'text', array: true, nullable: true })
  assignedRegions!: string[] | null;

  /** As decided last, the leading one first. */
  @Column({ type: 'text', array: true })
  regions!: string[];

  /** Where all decisions so far have routed it. */
  @Column({ type: 'text', array: true })
  routes!: string[];

  /** The civil-society source is not known: coordinators do not see the case. */
  @Column({ name: 'coordinators_withheld', type: 'boolean' })
  coordinatorsWithheld!: boolean;

  /** Who leads by the last decision. */
  @Column({ type: 'text', nullable: true })
  lead!: string | null;

  /** Groups that somebody asked to see to something of it, by their routes. */
  @Column({ name: 'handed_to', type: 'text', array: true })
  handedTo!: HandedRoute[];

  /** Directory ids of people kept out by any decision so far. */
  @Column({ type: 'text', array: true })
  excluded!: string[];
}
