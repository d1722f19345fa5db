import { verdict, type Verdict } from '@amparo/kernel';
import type { Sensitivity } from '../access/actions';
import type { Consent, ConsentStanding } from '../consent/consent';
import { consentFor, mayShare } from '../consent/sharing.rules';

/** What may be put into a packet, and of which class it is: whoever releases it chooses fields, and no classes. */
export const PACKET_FIELDS = {
  SUMMARY: 'S2', INCIDENT: 'S2', PROJECT: 'S2', THREATS: 'S2', HELP_WANTED: 'S2', DATES: 'S2',
  NAME: 'S3', SAFE_CONTACT: 'S3', PRESENT_PLACE: 'S3', FAMILY: 'S3', MEDICAL: 'S3',
} as const satisfies Record<string, Sensitivity>;
export type PacketField = keyof typeof PACKET_FIELDS;
export const PACKET_FIELD_NAMES = Object.keys(PACKET_FIELDS) as PacketField[];

/** All that may leave us where two people did without her consent: how to reach her, and what keeps her alive. */
const LEAST: ReadonlySet<PacketField> = new Set<PacketField>(['NAME', 'SAFE_CONTACT', 'PRESENT_PLACE', 'MEDICAL']);

/** The classes of data that a packet needs consent for. That there is a case is among them. */
export function classesOf(fields: readonly PacketField[]): Sensitivity[] {
  return ['S1', ...new Set(fields.map((field) => PACKET_FIELDS[field]))];
}

/** What is to be given to whom, and by what consent: asked at release, and again whenever it is opened (guide 4.4, rule 8). */
export interface Handing {
  /** Opaque id of the organisation. */
  recipient: string;
  fields: readonly PacketField[];
  /** Ids of consents that are overrides. */
  overrides: ReadonlySet<string>;
}

/** Whether a packet may be given now; all reasons of a no. */
export function mayHand(handing: Handing, standing: ConsentStanding, now: Date): Verdict {
  if (handing.fields.length === 0) return verdict([{ code: 'packet.empty', says: 'There is nothing in it.' }]);
  return mayShare({ purpose: 'CP-REFER', recipient: handing.recipient, classes: classesOf(handing.fields) }, withoutExcess(handing, standing), now);
}

/** The consent by which a packet is given now; nothing: it must not be. */
export function consentOf(handing: Handing, standing: ConsentStanding, now: Date): Consent | undefined {
  return consentFor({ purpose: 'CP-REFER', recipient: handing.recipient, classes: classesOf(handing.fields) }, withoutExcess(handing, standing), now);
}

/** An override gives nothing for more than the least. */
function withoutExcess({ fields, overrides }: Handing, { consents, objections }: ConsentStanding): ConsentStanding {
  return { objections, consents: fields.every((field) => LEAST.has(field)) ? consents : consents.filter(({ id }) => !overrides.has(id)) };
}
