import type { Region } from '../regions';
import type { HoursInZone } from '../time/hours.rules';

/** Kinds of groups (contracts: Who is told). */
export type GroupKind =
  | 'SECURITY_WORKING_GROUP' | 'COMMUNITY_RESOURCE_EXCHANGE' | 'GRANTS' | 'ACCOUNTABILITY' | 'REVIEW'
  | 'INFORMATION_SECURITY' | 'STEERING_COMMITTEE' | 'REGIONAL' | 'THEMATIC' | 'OTHER';

/** A person, by ids only: no name and no address is needed to decide. */
export interface DirectoryPerson {
  id: string;
  /** Opaque id that a report's `conflicts` may hold. */
  conflictId: string;
  /** The same of the organisation that the person belongs to. */
  organisationConflictId?: string;
  /** When she is on duty, where she said so. She is called at any hour all the same, only after whoever is within hers. */
  hours?: HoursInZone;
}

/** What a person does: in a group (`DUTY`, `MEMBER`, …), for a region (`REGIONAL_COORDINATOR`, …) or for all (`GLOBAL_DUTY`, …). */
export interface DirectoryRole {
  person: string;
  role: string;
  group?: string;
  region?: Region;
}

/** Days on which a person is away: ISO dates, both included, in UTC. */
export interface Absence {
  person: string;
  from: string;
  to: string;
}

/** An organisation, by ids and codes: what it can help with, where, and in which languages. */
export interface DirectoryOrganisation {
  id: string;
  /** Opaque id that a report's `conflicts`, a consent and an event may hold. */
  conflictId: string;
  /** `PARTNER`, `MEMBER` or whatever else the directory says. */
  kind: string;
  /** Codes of `protective_measure`. */
  services: readonly string[];
  /** `*` is everywhere. */
  regions: readonly string[];
  /** BCP 47. */
  languages: readonly string[];
  /** `OPEN`, `LIMITED` or whatever else it says; nothing: it has not said. */
  capacity?: string;
  /** None of its people has an account: it is reached by links that are handed over one at a time. */
  servedByLink?: boolean;
}

/** What stands in place of its capacity once an organisation said that it may be compromised: nothing goes to it any more (ADR 0048). */
export const COMPROMISED = 'COMPROMISED';

/** Whether an organisation is closed, because it may be compromised. */
export const isCompromised = ({ capacity }: { capacity?: string | undefined }): boolean => capacity === COMPROMISED;

/** One version of the directory, as routing needs it. */
export interface Directory {
  version: number;
  people: DirectoryPerson[];
  groups: { id: string; kind: GroupKind | (string & Record<never, never>) }[];
  roles: DirectoryRole[];
  absences: Absence[];
  /** Nothing: the copy is of a time when it had none. */
  organisations?: DirectoryOrganisation[];
}
