import { can, type ActionOn, type Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { refuseUnless } from '@amparo/platform';
import type { DirectoryFile, Organisation } from '../directory/directory.rules';
import { rolesHeldBy } from '../directory/roles-held.rules';
import { organisationIn } from '../organisations/organisations.rules';

/** The kind of organisations that are asked for help. */
const PARTNER = 'PARTNER';

/**
 * Somebody's own organisation, where she may do something to it: by the directory as it is, and not by her token alone.
 *
 * @throws Refusal `organisation.absent` (404) where she is of none, or of one that is no partner: who runs this system may be of it, and closing it
 *   would lock them out (ADR 0048); `access.second-factor`
 */
export function mayOnOwn(by: Subject, action: ActionOn<'organisation'>, file: DirectoryFile): Organisation {
  const organisation = file.people.find(({ id }) => id === by.person)?.organisation;
  if (organisation === undefined) throw organisationAbsent();
  const own = organisationIn(file, organisation);
  if (own.kind !== PARTNER) throw organisationAbsent();
  refuseUnless(can({ ...by, roles: rolesHeldBy(file, by.person), organisation }, action, { kind: 'organisation', organisation }, { now: new Date(0) }), organisationAbsent());
  return own;
}

export const organisationAbsent = (): Refusal => new Refusal('absent', 'organisation.absent', 'There is no such organisation.');
