import { consentOf, heldUntil, mayHand, type Handing, type PacketField } from '@amparo/domain';
import type { EntityManager } from 'typeorm';
import { findStanding } from '../consents/find-standing';
import type { ReferralEntity } from './referral.entity';

/** Where what a packet says is sealed. */
export const packetPlace = (referralId: string) => ({ table: 'packets', column: 'sealed', row: referralId });

/** Names of what was released to an organisation; nothing where nothing was. */
export async function releasedFields(tx: EntityManager, referralId: string): Promise<PacketField[] | undefined> {
  const [packet] = await tx.query<{ fields: PacketField[] }[]>('SELECT fields FROM packets WHERE referral_id = $1', [referralId]);
  return packet?.fields;
}

/** What is to be handed to an organisation, as the rules judge it: with the consents of the case that are overrides. */
export async function handingOf(tx: EntityManager, caseId: string, recipient: string, fields: readonly PacketField[]): Promise<Handing> {
  const rows = await tx.query<{ id: string }[]>(`SELECT id FROM consents WHERE case_id = $1 AND state = 'OVERRIDE'`, [caseId]);
  return { recipient, fields, overrides: new Set(rows.map(({ id }) => id)) };
}

/** Until when consent for all that was released holds, as things stand; nothing where it does not hold now. */
export async function openUntil(tx: EntityManager, { caseId, organisationId }: Pick<ReferralEntity, 'caseId' | 'organisationId'>, fields: readonly PacketField[], now: Date): Promise<Date | undefined> {
  const [handing, standing] = [await handingOf(tx, caseId, organisationId, fields), await findStanding(tx, caseId)];
  const consent = mayHand(handing, standing, now).yes ? consentOf(handing, standing, now) : undefined;
  return consent === undefined ? undefined : heldUntil(consent, standing.objections);
}
