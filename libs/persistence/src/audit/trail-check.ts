import { createHash } from 'node:crypto';

/** A row of the trail as it stands in the database, in words: so that what is verified is what is stored. */
export interface TrailRow {
  /** From 1, without gaps. */
  sequence: string;
  /** Microseconds since 1970. */
  at: string;
  person: string;
  session: string;
  action: string;
  caseId: string | null;
  about: string | null;
  purpose: string;
  detail: readonly string[];
  /** Hexadecimal. */
  hash: string;
}

/** An end of the trail: by the head's row, or as it was written down outside. */
export interface TrailEnd {
  sequence: string;
  /** Hexadecimal. */
  hash: string;
}

/**
 * What is wrong with a trail.
 * - `EDITED`: the row's hash is not that of its content after the row before it
 * - `MISSING`: rows from `sequence` to `until` are not there, and later ones are
 * - `TAIL_CUT`: rows from `sequence` to `until` were there at the end, and are gone
 * - `REWRITTEN`: the row fits its neighbours, and is another one than was anchored; `since` is the last anchor that it agrees with
 */
export interface TrailFault {
  what: 'EDITED' | 'MISSING' | 'TAIL_CUT' | 'REWRITTEN';
  sequence: string;
  until?: string;
  since?: string;
}

/** What came of verifying a trail. */
export interface TrailVerdict {
  rows: number;
  /** The last row; that before the first where there is none. */
  end: TrailEnd;
  anchors: number;
  /** In the order of the trail; none when it is whole. */
  faults: TrailFault[];
}

/** What stands before the first row: another one for each service, so that no trail can stand for another's. */
export function genesisOf(service: string): Buffer {
  return createHash('sha256').update(`amparo audit v1 ${service}`).digest();
}

/** A row as bytes, each value with its length in bytes before it (`append_to_audit` in audit-tables.ts makes the same). */
export function canonicalOf({ sequence, at, person, session, action, caseId, about, purpose, detail }: Omit<TrailRow, 'hash'>): Buffer {
  const values = [sequence, at, person, session, action, caseId, about, purpose, String(detail.length), ...detail];
  return Buffer.from(`v1${values.map((value) => (value === null ? '-' : `${Buffer.byteLength(value)}:${value}`)).join('')}`);
}

/** `SHA-256(previous ‖ canonical row)`, hexadecimal. @param previous hash of the row before, hexadecimal */
export function hashOf(previous: string, row: Omit<TrailRow, 'hash'>): string {
  return createHash('sha256').update(Buffer.from(previous, 'hex')).update(canonicalOf(row)).digest('hex');
}

/** Verifies a trail row by row, as the rows come: in the order of their sequence, from the first (or the one after `start`). */
export class TrailCheck {
  private previous: { sequence: bigint; hash: string };
  private rows = 0;
  private agreed = 0n;
  private readonly met = new Set<string>();
  private readonly faults: TrailFault[] = [];
  private readonly anchored: Map<string, string[]>;

  /**
   * @param anchors ends as they were written down outside, in any order
   * @param start where to begin, where what came before was verified already
   */
  constructor(service: string, private readonly anchors: readonly TrailEnd[] = [], start?: TrailEnd) {
    this.previous = start === undefined ? { sequence: 0n, hash: genesisOf(service).toString('hex') } : { sequence: BigInt(start.sequence), hash: start.hash };
    this.anchored = new Map();
    for (const { sequence, hash } of anchors) this.anchored.set(sequence, [...(this.anchored.get(sequence) ?? []), hash.toLowerCase()]);
  }

  /** The next row. */
  add(row: TrailRow): void {
    const sequence = BigInt(row.sequence);
    const expected = this.previous.sequence + 1n;
    if (sequence > expected) this.faults.push({ what: 'MISSING', sequence: String(expected), until: String(sequence - 1n) });
    // After a gap there is nothing to hold the row against; an edit is told of once, where it was made.
    else if (sequence < expected || hashOf(this.previous.hash, row) !== row.hash) this.faults.push({ what: 'EDITED', sequence: row.sequence });
    const anchored = this.anchored.get(row.sequence);
    if (anchored !== undefined) {
      this.met.add(row.sequence);
      if (anchored.every((hash) => hash === row.hash)) this.agreed = sequence;
      else this.faults.push({ what: 'REWRITTEN', sequence: row.sequence, since: String(this.agreed) });
    }
    this.previous = { sequence, hash: row.hash };
    this.rows += 1;
  }

  /** There are no more rows. @param head what the head's row says; nothing where it is not known */
  end(head?: TrailEnd): TrailVerdict {
    const last = this.previous;
    const known = this.anchors.map(({ sequence }) => BigInt(sequence)).filter((sequence) => sequence > last.sequence);
    const headAt = head === undefined ? last.sequence : BigInt(head.sequence);
    const longest = [...known, headAt].reduce((most, one) => (one > most ? one : most), last.sequence);
    if (longest > last.sequence) this.faults.push({ what: 'TAIL_CUT', sequence: String(last.sequence + 1n), until: String(longest) });
    else if (head !== undefined && (headAt < last.sequence || head.hash !== last.hash)) this.faults.push({ what: 'EDITED', sequence: String(last.sequence) });
    return { rows: this.rows, end: { sequence: String(last.sequence), hash: last.hash }, anchors: this.met.size, faults: this.faults };
  }
}
