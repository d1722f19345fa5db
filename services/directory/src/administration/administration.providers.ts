import type { Provider, Type } from '@nestjs/common';
import { AddGroup } from '../groups/add-group';
import { ChangeGroup } from '../groups/change-group';
import { EndGroup } from '../groups/end-group';
import { GroupsController } from '../groups/groups.controller';
import { ListGroups } from '../groups/list-groups';
import { AddOrganisation } from '../organisations/add-organisation';
import { ChangeOrganisation } from '../organisations/change-organisation';
import { EndOrganisation } from '../organisations/end-organisation';
import { GetOrganisation } from '../organisations/get-organisation';
import { ListOrganisations } from '../organisations/list-organisations';
import { ListPartners } from '../organisations/list-partners';
import { OrganisationsController } from '../organisations/organisations.controller';
import { PartnersController } from '../organisations/partners.controller';
import { AddPerson } from '../people/add-person';
import { ChangePerson } from '../people/change-person';
import { GetPerson } from '../people/get-person';
import { ListPeople } from '../people/list-people';
import { PeopleController } from '../people/people.controller';
import { PreviewSight } from '../people/preview-sight';
import { RemovePerson } from '../people/remove-person';
import { ClearRegion } from '../region-map/clear-region';
import { GetRegionMap } from '../region-map/get-region-map';
import { RegionMapController } from '../region-map/region-map.controller';
import { SetRegion } from '../region-map/set-region';
import { GiveRole } from '../roles/give-role';
import { RolesController } from '../roles/roles.controller';
import { TakeRole } from '../roles/take-role';
import { AbsencesController } from '../rosters/absences.controller';
import { AddAbsence } from '../rosters/add-absence';
import { ChangeAbsence } from '../rosters/change-absence';
import { EndAbsence } from '../rosters/end-absence';
import { GiveDuty } from '../rosters/give-duty';
import { ListAbsences } from '../rosters/list-absences';
import { ListRosters } from '../rosters/list-rosters';
import { RostersController } from '../rosters/rosters.controller';
import { TakeDuty } from '../rosters/take-duty';
import { ChangeDirectory } from './change-directory';
import { ChangesController } from './changes.controller';
import { ListChanges } from './list-changes';

/** The calls by which administrators, and coordinators for their own region, run the directory without a file. */
export const administrationControllers: Type[] = [
  PeopleController, OrganisationsController, GroupsController, RolesController, RostersController, AbsencesController, RegionMapController,
  ChangesController, PartnersController,
];

export const administrationProviders: Provider[] = [
  ChangeDirectory, ListChanges,
  ListPeople, GetPerson, AddPerson, ChangePerson, RemovePerson, PreviewSight,
  ListOrganisations, GetOrganisation, AddOrganisation, ChangeOrganisation, EndOrganisation, ListPartners,
  ListGroups, AddGroup, ChangeGroup, EndGroup, GiveRole, TakeRole,
  ListRosters, GiveDuty, TakeDuty, ListAbsences, AddAbsence, ChangeAbsence, EndAbsence,
  GetRegionMap, SetRegion, ClearRegion,
];
