import { Refusal } from '@amparo/kernel';
import type { DirectoryFile, Organisation } from '../directory/directory.rules';

/** An organisation with how many people belong to it. */
export interface OrganisationShown extends Organisation {
  people: number;
}

/** @throws Refusal `organisation.absent` (404) */
export function organisationIn(file: DirectoryFile, id: string): Organisation {
  const found = file.organisations.find((organisation) => organisation.id === id);
  if (found === undefined) throw new Refusal('absent', 'organisation.absent', 'There is no such organisation.');
  return found;
}

export function shown(file: DirectoryFile, organisation: Organisation): OrganisationShown {
  return { ...organisation, people: file.people.filter((person) => person.organisation === organisation.id).length };
}
