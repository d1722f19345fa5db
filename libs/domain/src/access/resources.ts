import type { Region } from '../regions';
import type { Action, ACTIONS, ResourceKind, Sensitivity } from './actions';

/** Who must not know of a case (urgency-and-routing: Conflicts; guide 6, cases 7 and 8). */
export interface ConflictFacts {
  /** Opaque conflict ids of the people and organisations involved. */
  conflicts: readonly string[];
  /** Directory ids of people kept out by any decision on the case, for good. */
  excluded: readonly string[];
}

/** Consent to share with one recipient, as it stands (guide 4.4). */
export interface ConsentFacts {
  givenAt: Date;
  /** From this instant on it holds no longer. */
  expiresAt: Date;
  withdrawnAt?: Date;
}

/** A referral of a case to one organisation (guide 4.4). */
export interface ReferralFacts {
  /** Id of the organisation that it is for. */
  organisation: string;
  status: 'OFFERED' | 'ACCEPTED' | 'DECLINED' | 'DONE' | 'REVOKED' | 'EXPIRED';
  /** The classes of data that the person agreed to share, each by name. */
  scope: readonly Sensitivity[];
  /** Nothing: no row, no sharing. */
  consent?: ConsentFacts;
}

/** All about a case that decides who may know of it. S1, so that every service that holds cases can have it. */
export interface CaseResource extends ConflictFacts {
  kind: 'case';
  id: string;
  /** Regions of the incident countries, lead first. Empty while no country is known. */
  regions: readonly Region[];
  /** The civil-society source is not known, so that the regions' coordinators are not told and do not see the case. */
  coordinatorsWithheld: boolean;
  /** Where it was routed (contracts: routes). */
  routes: readonly string[];
  /** People to whom the case is assigned. */
  handlers: readonly string[];
  /** People who were told of it and were not released since (guide 6, case 12). */
  told: readonly string[];
  referrals: readonly ReferralFacts[];
}

/** An in-app notice of a case, for one person. */
export interface ItemResource extends ConflictFacts {
  kind: 'item';
  /** Whose it is. */
  person: string;
}

/** An application for a grant. */
export interface ApplicationResource extends ConflictFacts {
  kind: 'application';
  /** People who review it and have not recused themselves. */
  reviewers: readonly string[];
}

/** The figures of one region. */
export interface RegionResource {
  kind: 'region';
  region: Region;
}

/** Duties and absences: of a region, of a group, or (with neither) all of them. With a group it is no region's own. */
export interface RosterResource {
  kind: 'roster';
  region?: Region;
  group?: string;
}

/** Somebody of the directory, as others may learn her name. */
export interface PersonResource {
  kind: 'person';
  person: string;
  /** Id of the organisation that she belongs to. */
  organisation?: string;
  /** She works here (standings: isColleague). */
  colleague: boolean;
}

/** The account of a person. */
export interface AccountResource {
  kind: 'account';
  person: string;
  /** Who asked for the change first, where another has to agree. Nothing: it is being asked for now. */
  askedBy?: string;
}

/** A session of a person. */
export interface SessionResource {
  kind: 'session';
  person: string;
}

/** An entry of the audit trail. With `about`, it is about a case. */
export interface AuditResource {
  kind: 'audit';
  about?: ConflictFacts;
}

/** How much of cases a person may read today. */
export interface BudgetResource {
  kind: 'budget';
  person: string;
}

/** A referral as the organisation that it is for may have it. */
export interface ReferralResource extends ConflictFacts {
  kind: 'referral';
  /** Directory id. */
  organisation: string;
  /** A packet was released to it, and is open: neither over nor revoked. */
  released: boolean;
  /** A consent holds now for all that is in the packet. */
  consented: boolean;
}

/** An organisation of the directory, for its own people. */
export interface OrganisationResource {
  kind: 'organisation';
  /** Directory id. */
  organisation: string;
}

/** The system as a whole. */
export interface SystemResource {
  kind: 'system';
}

export type Resource =
  | CaseResource | ItemResource | ApplicationResource | RegionResource | RosterResource | PersonResource | AccountResource | SessionResource
  | AuditResource | BudgetResource | ReferralResource | OrganisationResource | SystemResource;

/** What an action is done to. */
export type ResourceOf<A extends Action> = Extract<Resource, { kind: Extract<ResourceKind, (typeof ACTIONS)[A]['on']> }>;

/** Leave to read one case beyond one's rights, with a reason, for 60 minutes at most (security: Audit). */
export interface BrokenGlass {
  caseId: string;
  person: string;
  brokenAt: Date;
  /** From this instant on it holds no longer. */
  endsAt: Date;
}

/** What else an answer depends on. */
export interface AccessContext {
  now: Date;
  breakGlass?: readonly BrokenGlass[];
}
