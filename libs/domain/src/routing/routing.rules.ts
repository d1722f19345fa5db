import type { Region } from '../regions';
import type { Category } from '../report/report';
import { alertModeOf } from '../urgency/levels';
import type { AlertMode, Because } from '../urgency/levels';
import type { Directory, GroupKind } from './directory';
import { excludedBy, Reach } from './reach.rules';
import type { RoutingFacts } from './routing-facts';

/** Where a report goes (contracts: routes). */
export type Route =
  | 'SWG' | `REGIONAL_COORDINATOR:${string}` | 'GLOBAL_DUTY' | 'CRE' | 'GRANTS' | 'EWS' | 'ACCOUNTABILITY' | 'REVIEW' | 'CONSENT' | 'INFOSEC';

/** What somebody has to do first. `NOBODY_LEFT`: everybody who could be told is kept out, or the directory is empty. */
export type RoutingTask = 'FIND_COUNTRY' | 'NOBODY_LEFT';

/** Who must know, who must not, and why. */
export interface Routing {
  routes: Route[];
  /** The person who leads: for the leading region's coordinator, else on global duty, else the first one told. */
  lead?: string;
  /** Each person once, with all the routes that reach her. Never somebody of `excluded`. */
  told: { person: string; routes: Route[] }[];
  /** People kept out by a conflict of interest. */
  excluded: string[];
  alertMode: AlertMode;
  tasks: RoutingTask[];
  because: Because[];
}

const GROUP_OF = {
  SWG: 'SECURITY_WORKING_GROUP',
  CRE: 'COMMUNITY_RESOURCE_EXCHANGE',
  GRANTS: 'GRANTS',
  EWS: 'COMMUNITY_RESOURCE_EXCHANGE',
  ACCOUNTABILITY: 'ACCOUNTABILITY',
  REVIEW: 'REVIEW',
  CONSENT: 'SECURITY_WORKING_GROUP',
  INFOSEC: 'INFORMATION_SECURITY',
} as const satisfies Partial<Record<Route, GroupKind>>;
type GroupRoute = keyof typeof GROUP_OF;

const OF_CATEGORY: Partial<Record<Category, GroupRoute[]>> = {
  COMMUNITY_REQUEST: ['CRE'],
  EARLY_WARNING: ['CRE', 'EWS'],
  ACCOUNTABILITY: ['ACCOUNTABILITY'],
  GRANT_REQUEST: ['CRE', 'GRANTS'],
};

/**
 * True when a withdrawal has to do with somebody in danger: a reprisal, a wished level, or a text of the kind that is HIGH
 * (urgency-and-routing: Routes, a consent withdrawn). Without it, a report that says nothing else is a withdrawal alone.
 */
export function hasDangerSign(facts: RoutingFacts): boolean {
  const { reprisal, textOnly } = facts.flags;
  return reprisal || facts.because.includes('WISH') || (textOnly && alertModeOf(facts.urgency) === 'PAGE');
}

/** What a report asks for, before anybody is looked up. */
interface Wanted {
  groups: Set<GroupRoute>;
  /** The regions' coordinators, or global duty where no country is known. */
  regions: boolean;
}

/**
 * Urgency-and-routing, Routes, row by row. A withdrawal without danger signs is alone: what a report gets merely for saying
 * little (working group, regions and review of a text-only report) falls away, what it asks for by category or amount does not.
 */
function wanted(facts: RoutingFacts): Wanted {
  const { flags, category } = facts;
  const withdrawn = facts.withdrawnConsents.length > 0;
  const saysLittle = category === 'UNSURE' || category === 'OTHER';
  const alone = withdrawn && saysLittle && !flags.amountAsked && !hasDangerSign(facts);
  const protect = !alone && (flags.reprisal || (flags.textOnly && facts.urgency !== 'NONE'));
  const asked = new Set<GroupRoute>([...(OF_CATEGORY[category] ?? []), ...(flags.amountAsked ? (['CRE', 'GRANTS'] as const) : [])]);
  const groups = new Set(asked);
  if (protect) groups.add('SWG');
  if (!alone && (flags.textOnly || category === 'OTHER' || category === 'FEEDBACK')) groups.add('REVIEW');
  if (flags.odd || flags.unmatchedCivilSociety) groups.add('REVIEW');
  if (withdrawn) groups.add('CONSENT');
  if (flags.staffTarget || flags.ordersInText) groups.add('INFOSEC');
  for (const route of facts.handedTo ?? []) groups.add(route);
  // A screening always leaves somebody with it; facts that fit no row are for a person to read.
  if (groups.size === 0) groups.add('REVIEW');
  return { groups, regions: protect || asked.size > 0 };
}

/** One route and the people it reaches. */
interface Reached {
  route: Route;
  people: string[];
}

/**
 * Decides once who must know of a report, and who must not (urgency-and-routing: Routes, Conflicts, Modes; contracts: Who is
 * told). Conflicts come before everything: nobody kept out is ever told. Every report reaches somebody, as long as the
 * directory has a last resort who is not kept out.
 */
export function whoMustKnow(facts: RoutingFacts, directory: Directory, now: Date): Routing {
  const excluded = excludedBy(facts.conflicts, directory);
  const reach = new Reach(directory, excluded, now);
  const { groups, regions: regionsWanted } = wanted(facts);
  const because: Because[] = [];
  const ofRegions = regionsWanted ? coordinatorsOf(facts, reach, because) : { reached: [], globalDuty: false };

  const reached: Reached[] = [];
  const addGroup = (route: GroupRoute) => {
    if (!groups.has(route)) return;
    const handed = facts.handedTo?.some((one) => one === route) === true;
    because.push(handed ? { rule: `HANDED-OFF:${route}`, says: 'somebody who answers for the case asked that group' } : { rule: `ROUTE-${route}`, says: WHY[route] });
    const people = reach.group(GROUP_OF[route]);
    if (people.length === 0) because.push({ rule: `NO-GROUP:${route}`, says: 'nobody of that group can be told: global duty takes over' });
    reached.push({ route, people: people.length > 0 ? people : reach.globalDuty() });
  };
  addGroup('SWG');
  reached.push(...ofRegions.reached);
  if (ofRegions.globalDuty) reached.push({ route: 'GLOBAL_DUTY', people: reach.globalDuty() });
  for (const route of ['CRE', 'GRANTS', 'EWS', 'ACCOUNTABILITY', 'REVIEW', 'CONSENT', 'INFOSEC'] as const) addGroup(route);

  const tasks: RoutingTask[] = regionsWanted && !isCountryKnown(facts) ? ['FIND_COUNTRY'] : [];
  const told = eachOnce(reached);
  if (told.length === 0) tasks.push('NOBODY_LEFT');
  if (excluded.length > 0) because.push({ rule: 'CONFLICT', says: 'people with a conflict of interest are kept out' });
  return {
    routes: reached.map(({ route }) => route), lead: leadOf(facts, reached, told), told, excluded, alertMode: alertModeOf(facts.urgency), tasks, because,
  };
}

const isCountryKnown = (facts: RoutingFacts) => facts.countryKnown && facts.regions.length > 0;

const WHY: Record<GroupRoute, string> = {
  SWG: 'a reprisal, or a text that may be one',
  CRE: 'a community request, an early warning, a grant request or an amount asked',
  GRANTS: 'a grant request or an amount asked',
  EWS: 'an early warning',
  ACCOUNTABILITY: 'an accountability matter',
  REVIEW: 'a person must read what came',
  CONSENT: 'a consent is withdrawn: sharing is suspended',
  INFOSEC: 'staff are a target, or the text gives the system orders',
};

/**
 * Urgency-and-routing, Regions and Conflicts: the coordinator of each region; the alternate when the coordinator is away or
 * kept out; global duty for a region with neither, for an unknown country, and where a civil-society source that we cannot
 * match withholds the coordinators.
 */
function coordinatorsOf(facts: RoutingFacts, reach: Reach, because: Because[]): { reached: Reached[]; globalDuty: boolean } {
  const none = { reached: [], globalDuty: true };
  if (!isCountryKnown(facts)) {
    because.push({ rule: 'NO-COUNTRY', says: 'no country is known: global duty finds it out' });
    return none;
  }
  if (facts.flags.unmatchedCivilSociety) {
    because.push({ rule: 'WITHHELD', says: 'the civil-society source is not known: coordinators are not told' });
    return none;
  }
  const reached: Reached[] = [];
  for (const region of new Set<Region>(facts.regions)) {
    const coordinators = reach.coordinators(region);
    const people = coordinators.length > 0 ? coordinators : reach.alternates(region);
    if (people.length > 0) reached.push({ route: `REGIONAL_COORDINATOR:${region}`, people });
    because.push(whyOfRegion(region, coordinators.length > 0, people.length > 0));
  }
  return { reached, globalDuty: reached.length < new Set(facts.regions).size };
}

function whyOfRegion(region: Region, coordinator: boolean, anybody: boolean): Because {
  if (coordinator) return { rule: `ROUTE-REGION:${region}`, says: `it happened in region ${region}` };
  if (anybody) return { rule: `ALTERNATE:${region}`, says: `the coordinator of ${region} cannot be told: the alternate takes over` };
  return { rule: `NO-COORDINATOR:${region}`, says: `nobody coordinates ${region}: global duty takes over` };
}

function eachOnce(reached: readonly Reached[]): Routing['told'] {
  const routesOf = new Map<string, Route[]>();
  for (const { route, people } of reached) {
    for (const person of people) routesOf.set(person, [...(routesOf.get(person) ?? []), route]);
  }
  return [...routesOf].map(([person, routes]) => ({ person, routes }));
}

function leadOf(facts: RoutingFacts, reached: readonly Reached[], told: Routing['told']): string | undefined {
  const firstOf = (route: Route) => reached.find((each) => each.route === route)?.people[0];
  return firstOf(`REGIONAL_COORDINATOR:${facts.regions[0]}`) ?? firstOf('GLOBAL_DUTY') ?? told[0]?.person;
}
