import type { Handing, PacketField } from '@amparo/domain';
import type { EntityManager } from 'typeorm';

/** Where what a packet says is sealed. */
export const packetPlace = (referralId: string) => ({ table: 'packets', column: 'sealed', row: referralId });

/** What is to be handed to an organisation, as the rules judge it: with the consents of the case that are overrides. */
export async function handingOf(tx: EntityManager, caseId: string, recipient: string, fields: readonly PacketField[]): Promise<Handing> {
  const rows = await tx.query<{ id: string }[]>(`SELECT id FROM consents WHERE case_id = $1 AND state = 'OVERRIDE'`, [caseId]);
  return { recipient, fields, overrides: new Set(rows.map(({ id }) => id)) };
}
