import { IsIn, IsUUID } from 'class-validator';
import { Passes } from '../administration/passes';
import { checks } from '../directory/field-checks.rules';

/** What an organisation's own people may say of its room. */
export const OWN_CAPACITIES = ['OPEN', 'LIMITED', 'PAUSED'] as const;
export type OwnCapacity = (typeof OWN_CAPACITIES)[number];

export class SetCapacityDto {
  @IsIn(OWN_CAPACITIES) capacity!: OwnCapacity;
}

/** That an organisation may be compromised. It is named, so that nobody closes another one than she sees. */
export class CompromisedDto {
  @Passes(checks.id) organisation!: string;
}

/** By which link somebody without an account said that it may be compromised. */
export class ClosedByLinkDto {
  @IsUUID() link!: string;
}

/** An organisation as its own people see it. */
export interface OwnOrganisation {
  id: string;
  name: string;
  services: string[];
  regions: string[];
  languages: string[];
  /** `OPEN`, `LIMITED`, `PAUSED`, or another word that an administrator said; null while nobody has said anything. */
  capacity: string | null;
  people: { id: string; name: string }[];
}

/** What came of saying how much room there is. */
export interface CapacitySet {
  capacity: OwnCapacity;
}

/** What came of saying that it may be compromised. */
export interface OrganisationClosed {
  /** Sessions that ended by it. */
  ended: number;
}
