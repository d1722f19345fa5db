import { toldKeyOf } from '@amparo/domain';

/** The key of the cases of whose broken glass somebody is told. It shows her that item alone: she is not told of the case. */
export function witnessKeyOf(person: string): string {
  return `witness:${person}`;
}

/** All keys that a person has here. */
export function keysOfPerson(person: string): string[] {
  return [toldKeyOf(person), witnessKeyOf(person)];
}
