import { toldKeyOf } from '@amparo/domain';

/** The key of the cases of whose broken glass somebody is told. It shows her that item alone: she is not told of the case. */
export function witnessKeyOf(person: string): string {
  return `witness:${person}`;
}

/** The key of what is referred to the organisation of somebody: it shows her that there is something to look at, and no case. */
export function partnerKeyOf(person: string): string {
  return `partner:${person}`;
}

/** All keys that a person has here. */
export function keysOfPerson(person: string): string[] {
  return [toldKeyOf(person), witnessKeyOf(person), partnerKeyOf(person)];
}
