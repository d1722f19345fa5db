import 'reflect-metadata';
import { getMetadataStorage } from 'class-validator';
import { PageDto, SeenVersionDto } from '../administration/page.dto';
import { NameColleaguesDto } from '../colleagues/colleagues.dto';
import { AddGroupDto, ChangeGroupDto } from '../groups/groups.dto';
import { AddOrganisationDto, ChangeOrganisationDto, SearchOrganisationsDto } from '../organisations/organisations.dto';
import { AddPersonDto, ChangePersonDto, SearchPeopleDto } from '../people/people.dto';
import { SetRegionDto } from '../region-map/region-map.dto';
import { RoleDto } from '../roles/roles.dto';
import { AddAbsenceDto, ChangeAbsenceDto, DutyDto } from '../rosters/rosters.dto';
import { LinkOpenIdDto } from '../account-administration/accounts.dto';
import { EnrolWebauthnRequest } from '../enrolment/enrolment.dto';
import { ChangePasswordDto, LanguageDto } from '../me/me.dto';
import { CodeRequest } from '../sign-in/sign-in.dto';
import { CompromisedDto, SetCapacityDto } from '../own-organisation/own-organisation.dto';
import { accountPaths, accountSchemas } from './accounts.openapi';
import { administrationPaths, administrationSchemas } from './administration.openapi';

type Schema = { properties: Record<string, unknown>; required: string[] };

const bodies: Record<string, new () => object> = {
  NameColleagues: NameColleaguesDto,
  SeenVersion: SeenVersionDto, AddPerson: AddPersonDto, ChangePerson: ChangePersonDto, SearchPeople: SearchPeopleDto,
  AddOrganisation: AddOrganisationDto, ChangeOrganisation: ChangeOrganisationDto, SearchOrganisations: SearchOrganisationsDto,
  AddGroup: AddGroupDto, ChangeGroup: ChangeGroupDto, Role: RoleDto, Duty: DutyDto, AddAbsence: AddAbsenceDto, ChangeAbsence: ChangeAbsenceDto,
  SetRegion: SetRegionDto,
  Language: LanguageDto, ChangePassword: ChangePasswordDto, AttemptCode: CodeRequest, EnrolWebauthn: EnrolWebauthnRequest, LinkOpenId: LinkOpenIdDto,
  OwnCapacity: SetCapacityDto, Compromised: CompromisedDto,
};

const allPaths = { ...administrationPaths, ...accountPaths };
const allSchemas = { ...administrationSchemas, ...accountSchemas };

/** The properties that validation knows of a body, and those that it insists on. */
function insistedOn(dto: new () => object): { properties: string[]; required: string[] } {
  const known = getMetadataStorage().getTargetValidationMetadatas(dto, '', false, false);
  const properties = [...new Set(known.map(({ propertyName }) => propertyName))];
  const given = new dto() as Record<string, unknown>;
  const optional = (name: string) => known.some(({ propertyName, type }) => propertyName === name && type === 'conditionalValidation') || given[name] !== undefined;
  return { properties: properties.sort(), required: properties.filter((name) => !optional(name)).sort() };
}

it.each(Object.entries(bodies))('describes the body %s as validation takes it', (name, dto) => {
  const { properties, required } = (allSchemas as unknown as Record<string, Schema>)[name]!;
  expect({ properties: Object.keys(properties).sort(), required: [...required].sort() }).toEqual(insistedOn(dto));
});

it('names no body or schema that there is not, and describes every body', () => {
  const named = [...JSON.stringify({ allPaths, allSchemas }).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name);
  expect(named.filter((name) => !Object.hasOwn(allSchemas, name!))).toEqual([]);
  const sent = [...new Set(Object.values(allPaths).flatMap((calls) => Object.values(calls)).flatMap((call) =>
    [...JSON.stringify((call as { requestBody?: object }).requestBody ?? {}).matchAll(/schemas\/(\w+)/g)].map(([, name]) => name)))];
  expect(sent.sort()).toEqual(Object.keys(bodies).sort());
  expect(new PageDto()).toMatchObject({ page: 1, size: 50 });
});
