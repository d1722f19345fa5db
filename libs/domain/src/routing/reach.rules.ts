import type { Region } from '../regions';
import { withinHours } from '../time/hours.rules';
import type { Directory, DirectoryPerson, GroupKind } from './directory';

/** Rungs of the escalation ladder, each wider than the one before (urgency-and-routing: Who decides). */
export const RUNGS = ['REGIONAL_COORDINATOR', 'ALTERNATE_COORDINATOR', 'WORKING_GROUP', 'GLOBAL_DUTY', 'LAST_RESORT'] as const;
export type Rung = (typeof RUNGS)[number];

/** The people kept out: named, or of an organisation named (urgency-and-routing: Conflicts; guide 6, cases 7 and 8). */
export function excludedBy(conflicts: readonly string[], directory: Directory): string[] {
  const named = new Set(conflicts);
  return directory.people
    .filter((person) => named.has(person.conflictId) || (person.organisationConflictId !== undefined && named.has(person.organisationConflictId)))
    .map((person) => person.id);
}

/**
 * Who can be reached, in one version of the directory, on one day, without the people kept out. Excluded people are never
 * returned; absent ones only where there is nobody else at all. Of those that one role or group gives, whoever is within her
 * duty hours comes first, and whoever named none; nobody is left out because of the hour.
 */
export class Reach {
  private readonly known: ReadonlyMap<string, DirectoryPerson>;
  private readonly excluded: ReadonlySet<string>;
  private readonly absent: ReadonlySet<string>;

  constructor(private readonly directory: Directory, excluded: Iterable<string>, private readonly now: Date) {
    const today = now.toISOString().slice(0, 10);
    this.known = new Map(directory.people.map((person) => [person.id, person]));
    this.excluded = new Set(excluded);
    this.absent = new Set(directory.absences.filter(({ from, to }) => from <= today && today <= to).map(({ person }) => person));
  }

  /** Contracts, Who is told: a region's coordinators who are there. */
  coordinators(region: Region): string[] {
    return this.there(this.withRole('REGIONAL_COORDINATOR', region));
  }

  /** Contracts, Who is told: a region's alternates who are there. */
  alternates(region: Region): string[] {
    return this.there(this.withRole('ALTERNATE_COORDINATOR', region));
  }

  /**
   * Contracts, Who is told: the people on duty in the groups of a kind; all members where nobody has duty, or nobody on duty
   * can be told. Empty where the directory has neither.
   */
  group(kind: GroupKind): string[] {
    const onDuty = this.there(this.inGroups(kind, 'DUTY'));
    return onDuty.length > 0 ? onDuty : this.there(this.inGroups(kind));
  }

  /** Contracts, Who is told: the people on global duty who are there. */
  onGlobalDuty(): string[] {
    return this.there(this.withRole('GLOBAL_DUTY'));
  }

  /** Contracts, Who is told: global duty, and nobody there, the last resort. */
  globalDuty(): string[] {
    const onDuty = this.onGlobalDuty();
    return onDuty.length > 0 ? onDuty : this.lastResort();
  }

  /** An organisation's protection partners: those who are there, or all where everybody is away. */
  partners(organisationConflictId: string): string[] {
    const hers = new Set(this.directory.people.filter((person) => person.organisationConflictId === organisationConflictId).map(({ id }) => id));
    const people = this.withRole('PROTECTION_PARTNER').filter((person) => hers.has(person));
    const there = this.there(people);
    return there.length > 0 ? there : this.allowed(people);
  }

  /**
   * The last people to ask: the last resort; when none of them can be told, the first available of the working group, then of
   * the Steering Committee (guide 6, case 8). When all of those are away, they are told all the same. Empty only when
   * everybody is kept out, or nobody exists.
   */
  lastResort(): string[] {
    const pools = [this.withRole('LAST_RESORT'), this.inGroups('SECURITY_WORKING_GROUP'), this.inGroups('STEERING_COMMITTEE')];
    const there = pools.map((pool) => this.there(pool)).find((people) => people.length > 0);
    return there ?? pools.map((pool) => this.allowed(pool)).find((people) => people.length > 0) ?? [];
  }

  private withRole(role: string, region?: Region): string[] {
    return this.directory.roles.filter((held) => held.role === role && (region === undefined || held.region === region)).map(({ person }) => person);
  }

  private inGroups(kind: GroupKind, role?: string): string[] {
    const groups = new Set(this.directory.groups.filter((group) => group.kind === kind).map(({ id }) => id));
    return this.directory.roles
      .filter((held) => held.group !== undefined && groups.has(held.group) && (role === undefined || held.role === role))
      .map(({ person }) => person);
  }

  /** Each once, known to the directory, not kept out; those within their hours first. */
  private allowed(people: readonly string[]): string[] {
    const allowed = [...new Set(people)].filter((person) => this.known.has(person) && !this.excluded.has(person));
    const [within, outside] = [allowed.filter((person) => this.isWithinHours(person)), allowed.filter((person) => !this.isWithinHours(person))];
    return [...within, ...outside];
  }

  private isWithinHours(person: string): boolean {
    const hours = this.known.get(person)?.hours;
    return hours === undefined || withinHours(hours, this.now);
  }

  private there(people: readonly string[]): string[] {
    return this.allowed(people).filter((person) => !this.absent.has(person));
  }
}

/**
 * Who is on duty and can take a case from whoever has it: coordinators and alternates of its regions, the working group's duty, global
 * duty, the last resort. Those who are there and not kept out, each once.
 * @param excluded ids of people kept out by any decision on the case
 */
export function takersOf(alert: AlertedCase, directory: Directory, excluded: readonly string[], now: Date): string[] {
  const reach = new Reach(directory, excluded, now);
  const ofRegions = alert.unmatchedCivilSociety ? [] : alert.regions.flatMap((region) => [...reach.coordinators(region), ...reach.alternates(region)]);
  return [...new Set([...ofRegions, ...reach.group('SECURITY_WORKING_GROUP'), ...reach.onGlobalDuty(), ...reach.lastResort()])];
}

/** What the ladder needs to know of an alert. */
export interface AlertedCase {
  regions: readonly Region[];
  /** The coordinators were withheld: so are their alternates. */
  unmatchedCivilSociety: boolean;
}

/**
 * Who is told when nobody acknowledged in time (guide 6, case 9; guide 4.2, last column). A rung without anybody, or whose
 * people are all kept out or away, falls to a wider one: of a region to its alternates, then to global duty, then to the last resort; `reached` says which rung it came to.
 * @param excluded ids of people kept out by any decision on the case
 */
export function ladder(alert: AlertedCase, directory: Directory, rung: Rung, excluded: readonly string[], now: Date): { reached: Rung; people: string[] } {
  const reach = new Reach(directory, excluded, now);
  const ofRegions = (people: (region: Region) => string[]) => (alert.unmatchedCivilSociety ? [] : [...new Set(alert.regions.flatMap(people))]);
  const near = {
    REGIONAL_COORDINATOR: () => ofRegions((region) => reach.coordinators(region)), ALTERNATE_COORDINATOR: () => ofRegions((region) => reach.alternates(region)),
    WORKING_GROUP: () => reach.group('SECURITY_WORKING_GROUP'),
  };
  const tried = { REGIONAL_COORDINATOR: ['REGIONAL_COORDINATOR', 'ALTERNATE_COORDINATOR'], ALTERNATE_COORDINATOR: ['ALTERNATE_COORDINATOR'], WORKING_GROUP: ['WORKING_GROUP'], GLOBAL_DUTY: [], LAST_RESORT: [] } as const;
  for (const reached of tried[rung]) {
    const people = near[reached]();
    if (people.length > 0) return { reached, people };
  }
  const onDuty = rung === 'LAST_RESORT' ? [] : reach.onGlobalDuty();
  return onDuty.length > 0 ? { reached: 'GLOBAL_DUTY', people: onDuty } : { reached: 'LAST_RESORT', people: reach.lastResort() };
}
