import { DirectoryTrailAnchoredSchema, MembershipChangedSchema, OrganisationChangedSchema, OrganisationCompromisedSchema, PersonLeftSchema, RegionMapChangedSchema } from '@amparo/contracts';
import type { ServiceEvents } from '@amparo/messaging';

/** All that the directory tells; it hears nobody. */
export const events: ServiceEvents = {
  tells: [MembershipChangedSchema, PersonLeftSchema, OrganisationChangedSchema, OrganisationCompromisedSchema, RegionMapChangedSchema, DirectoryTrailAnchoredSchema],
  hears: [],
};
