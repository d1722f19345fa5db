/**
 * What somebody can do about a case of which one organisation was asked for help in two referrals. `look`: she lists offers, and one says that its
 * packet is open; `write`: the desk writes to the organisation; `log`: somebody of it is shown what the desk wrote; `link`:
 * the desk makes a link, somebody without an account opens it and says its code; `unlink`: it is over; `twice`: it is opened once more elsewhere.
 */
export type What =
  | 'consent' | 'wish' | 'override' | 'age' | 'withdraw' | 'commit' | 'release' | 'decline' | 'recall' | 'compromise' | 'erase' | 'leave' | 'read' | 'look' | 'write' | 'log'
  | 'link' | 'unlink' | 'twice';

/** Something that was done, as it was seen from outside. Times are milliseconds since 1970, with fractions. */
export interface Deed {
  what: What;
  /** When it was asked for, and when the answer was there. */
  began: number;
  ended: number;
  /** Whether the answer was a yes. */
  done: boolean;
  /** By which link, where it was by one: `read`, `log`; of which: `link`, `unlink`, `twice`. */
  link?: string;
  /** Of which referral: `commit`, `release`, `decline`, `recall`, `read`, `look`, `write`, `log`, `link`. */
  referral?: string;
  /** Who: of the organisation, `read`, `look`, `log`, `leave`. */
  by?: string;
  /** To which classes of data somebody agreed, two did without her, or a packet holds; and the names of its fields. */
  classes?: readonly string[];
  fields?: readonly string[];
  /** Of a consent: from then on it holds no longer. */
  until?: number;
}

/** What may be handed over where two people did without a consent. */
const LEAST = ['NAME', 'SAFE_CONTACT', 'PRESENT_PLACE', 'MEDICAL'];
/** What a message of the desk may hold. */
const MESSAGE = { classes: ['S1', 'S2'] };
/** A clock in whole milliseconds may be one behind. */
const TICK_MS = 2;

const surelyBefore = (one: Deed, other: Deed) => one.ended < other.began;
const maybeBefore = (one: Deed, other: Deed) => one.began < other.ended;

/** A history, asked for what surely came before what, and what may have. */
class History {
  constructor(private readonly deeds: readonly Deed[]) {}

  done(what: What, also: (deed: Deed) => boolean = () => true): Deed[] {
    return this.deeds.filter((deed) => deed.what === what && deed.done && also(deed));
  }

  /** What a reading needs, and surely was not there; and what ends it, and was surely there before it began. */
  faults(read: Deed): string[] {
    const ofIt = ({ referral }: Deed) => referral === read.referral;
    return [
      ...(this.done('commit', ofIt).some((one) => maybeBefore(one, read)) ? [] : ['read without a commit']),
      ...(this.done('release', ofIt).some((one) => maybeBefore(one, read)) ? [] : ['read without a release']),
      ...(this.done('release', ofIt).some((release) => this.agreedTo(release, read)) ? [] : ['read without a consent']),
      ...this.ended(read),
    ];
  }

  /** What a message of the desk needs, and surely was not there: a consent to the story, which two people cannot do without. */
  faultsOfLog(log: Deed): string[] {
    const agreed = this.done('consent', (consent) => maybeBefore(consent, log) && covers(consent, MESSAGE) && !this.over(consent, log)).length > 0;
    return [...(agreed ? [] : ['message shown without a consent']), ...this.ended(log)];
  }

  /** What ends whatever is handed over, and was surely there before a reading began. */
  private ended(read: Deed): string[] {
    const ofIt = ({ referral }: Deed) => referral === read.referral;
    const after = (what: What, fault: string, also: (deed: Deed) => boolean = () => true) => (this.done(what, also).some((one) => surelyBefore(one, read)) ? [fault] : []);
    return [
      // Both referrals were there from the beginning: what is taken back revokes them for good.
      ...after('withdraw', 'read after a withdrawal'),
      ...after('recall', 'read after it was called back', ofIt),
      ...after('decline', 'read after it was declined', ofIt),
      ...after('compromise', 'read by an organisation that is closed'),
      ...after('erase', 'read after it was erased'),
      ...after('leave', 'read by somebody who lost her role', ({ by }) => by === read.by),
      ...(read.link === undefined ? [] : this.faultsOfLink(read, read.link)),
    ];
  }

  /** What a reading by a link needs, and surely was not there: its code was said; and what ends it: it was ended, or another took its place. */
  private faultsOfLink(read: Deed, link: string): string[] {
    const made = this.done('link', (deed) => deed.link === link && maybeBefore(deed, read));
    const over = this.done('unlink', (deed) => deed.link === link).some((one) => surelyBefore(one, read))
      || this.done('link', (other) => other.referral === read.referral && surelyBefore(other, read)).some((other) => made.some((deed) => surelyBefore(deed, other)));
    return [...(made.length > 0 ? [] : ['read by a link whose code was not said']), ...(over ? ['read by a link that is over'] : [])];
  }

  /** Whether a link surely was open for all of a reading: nothing was at work that could have ended it, or taken its place. */
  private surelyOpen(read: Deed, link: string): boolean {
    const [made] = this.done('link', (deed) => deed.link === link && surelyBefore(deed, read));
    // Also one that came to nothing: it may have been made, and its code not said.
    const others = this.deeds.filter((deed) => deed.what === 'link' && deed.link !== link && deed.referral === read.referral && maybeBefore(deed, read));
    return made !== undefined && others.every((other) => surelyBefore(other, made)) && !this.deeds.some((deed) => deed.what === 'unlink' && deed.link === link && maybeBefore(deed, read));
  }

  /** Whether some consent may have held for a packet while it was read. */
  private agreedTo(release: Deed, read: Deed): boolean {
    const consents = [...this.done('consent'), ...this.done('override')];
    return consents.some((consent) => maybeBefore(consent, read) && covers(consent, release) && !this.over(consent, read));
  }

  /** Whether a consent was surely over before a reading began. */
  private over(consent: Deed, read: Deed): boolean {
    if (consent.until !== undefined && consent.until + TICK_MS < read.began) return true;
    const between = (what: What) => this.done(what).some((one) => surelyBefore(consent, one) && surelyBefore(one, read));
    return between('withdraw') || between('consent') || (consent.what === 'override' && between('age'));
  }

  /** Whether a reading surely had all that it needs, and nothing that ends it can have come before its end: then it must not be refused. */
  mustBeRead(read: Deed): boolean {
    const ofIt = ({ referral }: Deed) => referral === read.referral;
    const never = (what: What, also: (deed: Deed) => boolean = () => true) => !this.done(what, also).some((one) => maybeBefore(one, read));
    const [release] = this.done('release', (deed) => ofIt(deed) && surelyBefore(deed, read));
    return release !== undefined && this.done('commit', (deed) => ofIt(deed) && surelyBefore(deed, read)).length > 0
      && never('withdraw') && never('recall', ofIt) && never('decline', ofIt) && never('compromise') && never('erase') && never('leave', ({ by }) => by === read.by)
      && (read.link === undefined || this.surelyOpen(read, read.link)) && this.surelyAgreedTo(release, read);
  }

  /** Whether some consent surely held for all of a reading, whatever was at work beside it. */
  private surelyAgreedTo(release: Deed, read: Deed): boolean {
    const consents = this.done('consent', (one) => maybeBefore(one, read));
    const last = (consent: Deed) => consents.every((other) => other === consent || surelyBefore(other, consent));
    const holds = ({ until }: Deed) => until === undefined || until > read.ended + TICK_MS;
    return consents.some((consent) => surelyBefore(consent, read) && covers(consent, release) && holds(consent) && last(consent));
  }
}

function covers({ what, classes = [] }: Deed, release: Pick<Deed, 'classes' | 'fields'>): boolean {
  const fields = release.fields ?? [];
  return (release.classes ?? []).every((each) => classes.includes(each)) && (what === 'consent' || fields.every((field) => LEAST.includes(field)));
}

/**
 * What is wrong with a history: a packet was read, or said to be open, or a message shown, without a commit, a release and a consent for all of it before; or after
 * something that ends it; or by a link whose code was not said, that is over or was opened twice; or it was refused though all of that was there and nothing had ended it.
 */
export function faultsOf(deeds: readonly Deed[]): string[] {
  const history = new History(deeds);
  const looks = history.done('look').flatMap((look) => history.faults(look).map((fault) => `shown as open, though ${fault}`));
  const logs = history.done('log').flatMap((log) => history.faultsOfLog(log));
  const refused = deeds.filter((deed) => deed.what === 'read' && !deed.done && history.mustBeRead(deed)).map(() => 'refused what was hers to read');
  const twice = history.done('twice').map(() => 'a link opened twice');
  return [...history.done('read').flatMap((read) => history.faults(read)), ...looks, ...logs, ...twice, ...refused];
}
