/** Classes of data, from statistics to sealed (security: "Four classes of data"; guide 4.5). */
export type Sensitivity = 'S0' | 'S1' | 'S2' | 'S3';

/** What an action is done to (resources.ts has the shape of each). `system`: to no one thing. */
export type ResourceKind =
  | 'case' | 'item' | 'application' | 'region' | 'roster' | 'person' | 'account' | 'session' | 'audit' | 'budget' | 'referral' | 'organisation' | 'system';

/** What an action is, whoever does it. */
export interface ActionFacts {
  on: ResourceKind;
  /** The highest class of data that it shows or changes. */
  sensitivity: Sensitivity;
  /** Runs the system or its people: two factors, whatever the class. */
  administration?: true;
}

/** Every action of the system. A route names one; what it may be done to is for `can()`. */
export const ACTIONS = {
  'item.list': { on: 'item', sensitivity: 'S1' },
  'item.acknowledge': { on: 'item', sensitivity: 'S1' },
  /** The decision behind an item: why was I called? */
  'item.why': { on: 'case', sensitivity: 'S1' },

  'alert.list': { on: 'case', sensitivity: 'S1' },
  'alert.acknowledge': { on: 'case', sensitivity: 'S1' },
  /** Give on what she has taken, and say whether she takes what is given to her. */
  'alert.hand-over': { on: 'case', sensitivity: 'S1' },
  /** Keep a case on her own watch list. */
  'alert.watch': { on: 'case', sensitivity: 'S1' },
  /** Say that it is more urgent than anybody knew. */
  'alert.raise': { on: 'case', sensitivity: 'S1' },
  /** Say that it is less urgent. Why is content, and from HIGH up it takes two different people. */
  'alert.lower': { on: 'case', sensitivity: 'S2' },
  /** Stop the ladder for a while, and say why. */
  'alert.pause': { on: 'case', sensitivity: 'S2' },
  /** Who was called, by which channel, and when she answered. */
  'alert.read-record': { on: 'case', sensitivity: 'S1' },

  'case.list': { on: 'case', sensitivity: 'S1' },
  'case.search': { on: 'case', sensitivity: 'S1' },
  /** Which of the cases that she sees have a contact that she knows: whose they are. Two factors. */
  'case.find-contact': { on: 'case', sensitivity: 'S3' },
  'case.count': { on: 'case', sensitivity: 'S1' },
  'case.export': { on: 'case', sensitivity: 'S1' },
  'case.stream': { on: 'case', sensitivity: 'S1' },
  'case.read-routing': { on: 'case', sensitivity: 'S1' },
  'case.read-timeline': { on: 'case', sensitivity: 'S1' },
  'case.read-content': { on: 'case', sensitivity: 'S2' },
  'case.read-conversation': { on: 'case', sensitivity: 'S2' },
  'case.read-identity': { on: 'case', sensitivity: 'S3' },
  /** Write to whoever reported it, with whose return code alone it opens. */
  'case.reply': { on: 'case', sensitivity: 'S2' },
  /** Give the case to a handler. Two factors: who has a case reads it. */
  'case.assign': { on: 'case', sensitivity: 'S2' },
  'case.correct-country': { on: 'case', sensitivity: 'S2' },
  'case.break-glass': { on: 'case', sensitivity: 'S3' },
  /** Who looked at the case. Two factors: it says whom to watch. */
  'case.read-access': { on: 'case', sensitivity: 'S2' },
  /** Close the case, or close it as something else: the time for which it is kept runs. */
  'case.close': { on: 'case', sensitivity: 'S2' },
  /** Agree that the case is erased, for good. Takes two different people. */
  'case.erase': { on: 'case', sensitivity: 'S2' },

  /** Enter a report that reached her by telephone, message or in person. Two factors: she has the way back in her hands. */
  'report.enter': { on: 'system', sensitivity: 'S2' },
  /** What somebody has agreed to, for whom and until when; and overrides of it. No names. */
  'consent.list': { on: 'case', sensitivity: 'S1' },
  /** Its terms. Who is named in it takes `case.read-identity` too. */
  'consent.read': { on: 'case', sensitivity: 'S2' },
  'consent.record': { on: 'case', sensitivity: 'S2' },
  /** It acts at once: less harm comes of stopping. */
  'consent.withdraw': { on: 'case', sensitivity: 'S1' },
  /** Do without a consent to save a life, and look at that again afterwards. Takes two different people. */
  'consent.override': { on: 'case', sensitivity: 'S2' },

  /** Who was asked for help, and what became of it; who has read what was released. */
  'referral.list': { on: 'case', sensitivity: 'S1' },
  /** Ask partners for help, without saying for whom, or a group of ours; and call that back. */
  'referral.offer': { on: 'case', sensitivity: 'S2' },
  /** Give one partner what was agreed to. */
  'referral.release': { on: 'case', sensitivity: 'S3' },

  /** What was handed to a group of ours: read what is asked for, take it, do it or say that one cannot. */
  'hand-off.work': { on: 'case', sensitivity: 'S2' },
  /** Write what one bank or mechanism outside is to be told, and take it out to hand it over by hand. Nothing is sent. */
  'contact.draft': { on: 'case', sensitivity: 'S3' },
  /** Agree that it leaves us. Takes two different people. */
  'contact.agree': { on: 'case', sensitivity: 'S2' },

  /** What endangers somebody and what protects her: assessments, plan, agreed check-ins. */
  'safety.read': { on: 'case', sensitivity: 'S2' },
  'safety.plan': { on: 'case', sensitivity: 'S2' },

  /** Follow what is to be deleted of an erased case until it is said to be: note that somebody said so, or make a link by which it can be. */
  'deletion.hear': { on: 'system', sensitivity: 'S2' },

  /** By a partner: what her organisation was asked. */
  'offer.list': { on: 'referral', sensitivity: 'S1' },
  'offer.answer': { on: 'referral', sensitivity: 'S1' },
  'packet.read': { on: 'referral', sensitivity: 'S3' },
  /** By a partner: what the directory says of her own organisation, and who is of it. */
  'organisation.read-own': { on: 'organisation', sensitivity: 'S1' },
  /** Whether it has room for more, or pauses. */
  'organisation.set-capacity': { on: 'organisation', sensitivity: 'S1' },
  /** It may be compromised: all that it has here is closed at once. */
  'organisation.close-own': { on: 'organisation', sensitivity: 'S1' },

  'application.list': { on: 'application', sensitivity: 'S1' },

  'counts.read': { on: 'system', sensitivity: 'S0' },
  'counts.read-region': { on: 'region', sensitivity: 'S0' },

  'directory.read': { on: 'system', sensitivity: 'S1', administration: true },
  /** Who changed what of people, organisations, rosters and accounts. */
  'change.read': { on: 'system', sensitivity: 'S1', administration: true },
  'directory.change': { on: 'system', sensitivity: 'S1', administration: true },
  'roster.read': { on: 'roster', sensitivity: 'S1', administration: true },
  'roster.change': { on: 'roster', sensitivity: 'S1', administration: true },
  /** Who is woken when nobody takes an alert, level by level. */
  'ladder.read': { on: 'system', sensitivity: 'S1', administration: true },
  'ladder.change': { on: 'system', sensitivity: 'S1', administration: true },
  'account.invite': { on: 'account', sensitivity: 'S1', administration: true },
  /** After a lost factor. Needs two different people. */
  'account.reset-factor': { on: 'account', sensitivity: 'S1', administration: true },
  /** What could this person see? */
  'role.preview': { on: 'account', sensitivity: 'S1', administration: true },
  'delivery.health': { on: 'system', sensitivity: 'S0', administration: true },
  'delivery.redrive': { on: 'system', sensitivity: 'S1', administration: true },
  /** Whether the trail is whole, and anchored; no rows of it. */
  'audit.health': { on: 'system', sensitivity: 'S0', administration: true },
  /** Agree that somebody who has read a day's worth of cases reads on. Takes two, neither of them she. */
  'reading.extend': { on: 'budget', sensitivity: 'S1', administration: true },
  'audit.read': { on: 'audit', sensitivity: 'S1', administration: true },

  /** The partners of the directory: who could be asked for help. */
  'partner.list': { on: 'system', sensitivity: 'S1' },
  /** The name behind a directory id. Of people who work here; names of those whom a case is about are S3, and not in the directory. */
  'person.name': { on: 'person', sensitivity: 'S1' },

  'session.list-own': { on: 'session', sensitivity: 'S0' },
  'session.end-own': { on: 'session', sensitivity: 'S0' },
  /** Of another person. */
  'session.end-others': { on: 'session', sensitivity: 'S1', administration: true },
} as const satisfies Record<string, ActionFacts>;

export type Action = keyof typeof ACTIONS;

/** The actions that are done to one kind of resource. */
export type ActionOn<K extends ResourceKind> = { [A in Action]: (typeof ACTIONS)[A]['on'] extends K ? A : never }[Action];

/** Their names, for whoever goes through all of them. */
export const ACTION_NAMES = Object.keys(ACTIONS) as Action[];

/** Whether a word from outside is an action. */
export function isAction(value: string): value is Action {
  return Object.hasOwn(ACTIONS, value);
}
