import type { Lane } from '@amparo/domain';
import { SaidInBurst } from './unlike.rules';

/** Within which so many reports from one place begin a burst. */
export const BEGINS_WITHIN_MS = 10_000;
/** A burst is over when as many as begin one did not come within this. */
export const ENDS_AFTER_MS = 60_000;
/** Places at most: whoever floods from more than this has too many for any of them to be one. */
const MOST_PLACES = 20_000;
/** Bursts at one time whose words are compared: 16 KiB each. */
const MOST_COMPARED = 1_024;

/** How many of a burst keep their place: whoever is alerted by it is alerted at once. */
export const FIRST_OF_BURST = 10;

/** That a report came in a burst. */
export interface InBurst {
  /** Opaque name of the burst. */
  id: string;
  /** It is one of the first, and travels as urgently as it says; the others let those go first who came in no burst (delivery: "Suspicion lowers queue rank, never storage"). */
  first: boolean;
  /** How many withdrawals of each case, sent with its return code or quoting it, kept their lane in this burst, after its first. */
  withdrawals: Map<string, number>;
  /** What was said in it; nothing where there are too many bursts for that. */
  said?: SaidInBurst;
}

/** A case that a withdrawal is about. */
export interface CaseTakenBack {
  caseId: string;
  /** By its case code alone, as anybody can: counted apart from what comes with its return code. */
  quoted: boolean;
  /** It came in a burst itself, after its first. */
  ofBurst: boolean;
}

/** So many withdrawals of one case keep their lane within a burst, after its first: more than there are purposes to take back one by one. */
export const WITHDRAWALS_OF_CASE = 12;
/** Cases that are counted in a burst. */
const MOST_CASES = 10_000;

/**
 * Whether a withdrawal goes on the danger lane, as all do that come in no burst. After the first of a burst those do that are about a case
 * from before any: there sharing may go on. A case that came in a burst itself, or is none, has been shared with nobody, and a flood of its
 * withdrawals would keep danger waiting (ADR 0042). What counts is counted in `burst`.
 *
 * @param about its own case, where this is an addition, and the one that it quotes, where that exists
 */
export function withdrawalHurries(burst: InBurst | undefined, about: readonly CaseTakenBack[]): boolean {
  if (burst === undefined || burst.first) return true;
  const { withdrawals } = burst;
  return about.some(({ caseId, quoted, ofBurst }) => {
    const which = `${caseId} ${quoted}`;
    const before = withdrawals.get(which) ?? 0;
    if (ofBurst || before >= WITHDRAWALS_OF_CASE || (before === 0 && withdrawals.size >= MOST_CASES)) return false;
    withdrawals.set(which, before + 1);
    return true;
  });
}

/** The lane of a body: a withdrawal that hurries never waits; of a burst those after the first let others go first; else its own. */
export function laneInBurst(withdraws: boolean, burst: InBurst | undefined, own: Lane): Lane {
  if (withdraws) return 'danger';
  return burst?.first === false ? 'normal' : own;
}

interface Place {
  /** When the last reports came, newest last: as many as begin a burst. */
  last: number[];
  burst?: Pick<InBurst, 'id' | 'withdrawals' | 'said'> & { count: number };
}

/**
 * Notices that many reports come from one place in a short time. It refuses nothing: reports of a burst share their
 * alerts and give way (delivery: "Floods cluster and share one alert"; ADR 0036). In memory alone, and gone with the process.
 */
export class BurstsOfPlaces {
  private readonly places = new Map<string, Place>();

  /**
   * @param from how many within `BEGINS_WITHIN_MS` are a burst; 0: none ever is
   * @param name draws an opaque name for a burst
   * @param key a whole number of 32 bits that nobody knows, for what is noted of words
   */
  constructor(private readonly from: number, private readonly name: () => string, private readonly key = 0) {}

  /**
   * Notes a report.
   *
   * @param place whatever stands for where it came from
   * @param now in milliseconds
   * @returns the burst that it is of; nothing where it is of none
   */
  note(place: string, now: number): InBurst | undefined {
    if (this.from === 0) return undefined;
    const known = this.places.get(place) ?? { last: [] };
    // Those that were quiet longest come first.
    this.places.delete(place);
    this.places.set(place, known);
    known.last.push(now);
    if (known.last.length > this.from) known.last.shift();
    const since = known.last.length < this.from ? Infinity : now - (known.last[0] ?? now);
    if (since > ENDS_AFTER_MS) known.burst = undefined;
    else if (since <= BEGINS_WITHIN_MS) known.burst ??= this.begin();
    this.forget(now);
    if (known.burst === undefined) return undefined;
    known.burst.count++;
    const { count, ...burst } = known.burst;
    return { ...burst, first: count <= FIRST_OF_BURST };
  }

  /** Forgets, with all that is noted of it, each place from which nothing came for a minute. @param now in milliseconds */
  forget(now: number): void {
    for (const [place, { last }] of this.places) {
      if (this.places.size <= MOST_PLACES && now - (last.at(-1) ?? 0) <= ENDS_AFTER_MS) return;
      this.places.delete(place);
    }
  }

  private begin(): NonNullable<Place['burst']> {
    const compared = [...this.places.values()].filter(({ burst }) => burst?.said !== undefined).length;
    return { id: this.name(), count: 0, withdrawals: new Map(), ...(compared < MOST_COMPARED ? { said: new SaidInBurst(this.key) } : {}) };
  }
}

/** Of an IPv6 address so many groups of 16 bits are the same for all that one line has. */
export const OF_ONE_LINE = 4;
/** The same of all that one customer may have: a line often has 256 such halves, and some have 65,536. */
export const OF_ONE_CUSTOMER = 3;

/**
 * What stands for an address: of IPv6 the first groups alone. What is none stays as it is, and so do the addresses by which Tor tells its circuits apart (fc00::/8).
 *
 * @param address as Node or a proxy gives it
 */
export function placeOfAddress(address: string, groupsOfIt = OF_ONE_LINE): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!/^(?!fc)[\da-f]*:[\da-f:.]*(%.*)?$/i.test(address)) return address;
  const [before = '', after] = address.toLowerCase().split('%')[0]!.split('::');
  const head = before === '' ? [] : before.split(':');
  const tail = after === undefined || after === '' ? [] : after.split(':');
  const groups = after === undefined ? head : [...head, ...Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0'), ...tail];
  return groups.slice(0, groupsOfIt).map((group) => Number.parseInt(group, 16).toString(16)).join(':');
}
