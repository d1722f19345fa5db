import { TrailCheck, type TrailFault, type TrailVerdict } from '@amparo/persistence';
import { isSignedBy, type Anchor, type KeptAnchor, type TrailPart } from '@amparo/platform';
import type { KeyObject } from 'node:crypto';

/** Gives the rows after one of a service's trail. */
export type FetchTrail = (service: string, after: string) => Promise<TrailPart>;

/** What came of a trail. */
export interface VerifiedTrail extends TrailVerdict {
  service: string;
  /** Anchors whose signature is not the service's: they prove nothing, and are not held against the trail. */
  forged: number;
}

/**
 * Verifies the trail of a service from its first row to its end, against what was kept outside.
 *
 * @param keys public keys of the services; an anchor with a signature must bear the right one
 */
export async function verifyTrail(service: string, fetchTrail: FetchTrail, anchors: readonly KeptAnchor[], keys: ReadonlyMap<string, KeyObject>): Promise<VerifiedTrail> {
  const hers = anchors.filter((anchor) => anchor.service === service);
  const good = hers.filter((anchor) => isGood(anchor, keys.get(service)));
  const check = new TrailCheck(service, good);
  let after = '0';
  for (;;) {
    const { rows, head } = await fetchTrail(service, after);
    for (const row of rows) check.add(row);
    const last = rows.at(-1)?.sequence ?? after;
    // The head was read before the rows: whatever was added meanwhile is beyond it.
    if (rows.length === 0) return { service, ...check.end(BigInt(head.sequence) >= BigInt(last) ? head : undefined), forged: hers.length - good.length };
    after = last;
  }
}

/** Lines for a person: what is wrong, and where. */
export function inWords({ service, rows, end, anchors, faults, forged }: VerifiedTrail): string[] {
  const name = service.padEnd(12);
  const lines = faults.map((fault) => `${name} BROKEN  ${says(fault)}`);
  if (forged > 0) lines.push(`${name} BROKEN  ${forged} anchors are not signed by ${service}`);
  if (lines.length === 0) lines.push(`${name} whole   ${rows} rows, end ${end.hash}, ${anchors} anchors agree`);
  return lines;
}

function says({ what, sequence, until, since }: TrailFault): string {
  switch (what) {
    case 'EDITED':
      return `row ${sequence} is not as it was written, or does not follow the row before it`;
    case 'MISSING':
      return `rows ${sequence} to ${String(until)} are gone`;
    case 'TAIL_CUT':
      return `the end is cut: rows ${sequence} to ${String(until)} are gone`;
    case 'REWRITTEN':
      return `row ${sequence} is another one than was anchored: rewritten somewhere after row ${String(since)}`;
  }
}

function isGood(anchor: KeptAnchor, key: KeyObject | undefined): boolean {
  // One from a mail has no signature: whoever kept it vouches for it.
  return anchor.signature === undefined || anchor.at === undefined || key === undefined || isSignedBy(anchor as Anchor, key);
}
