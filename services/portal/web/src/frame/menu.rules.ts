import type { MessageKey } from '../language/words';

/** A place of the portal. */
export interface Place {
  to: '/' | '/desk' | '/cases' | '/entries' | '/overrides' | '/applications' | '/figures' | '/safety' | `/administration/${'accounts' | 'changes' | 'people' | 'ladders' | 'organisations' | 'groups' | 'roles' | 'rosters' | 'regions' | 'deliveries' | 'audit'}`;
  label: MessageKey;
  /** Shown to whoever may do one of these; to everybody where nothing is named. */
  needs?: readonly string[];
}

/** The menu's parts, in order. */
export const MENU: readonly { label?: MessageKey; places: readonly Place[] }[] = [
  {
    places: [
      { to: '/', label: 'menu.items', needs: ['item.list'] },
      { to: '/desk', label: 'menu.desk', needs: ['alert.list'] },
      { to: '/cases', label: 'menu.cases', needs: ['case.list'] },
      { to: '/entries', label: 'menu.entries', needs: ['report.enter'] },
      { to: '/overrides', label: 'menu.overrides', needs: ['consent.override'] },
      { to: '/applications', label: 'menu.applications', needs: ['application.list'] },
      { to: '/figures', label: 'menu.figures', needs: ['counts.read'] },
    ],
  },
  {
    label: 'menu.administration',
    places: [
      { to: '/administration/accounts', label: 'menu.accounts', needs: ['account.invite', 'account.reset-factor'] },
      { to: '/administration/people', label: 'menu.people', needs: ['directory.read'] },
      { to: '/administration/organisations', label: 'menu.organisations', needs: ['directory.read'] },
      { to: '/administration/groups', label: 'menu.groups', needs: ['directory.read'] },
      { to: '/administration/roles', label: 'menu.roles', needs: ['directory.read', 'role.preview'] },
      { to: '/administration/rosters', label: 'menu.rosters', needs: ['roster.read'] },
      { to: '/administration/ladders', label: 'menu.ladders', needs: ['ladder.read'] },
      { to: '/administration/regions', label: 'menu.regions', needs: ['directory.read'] },
      { to: '/administration/deliveries', label: 'menu.deliveries', needs: ['delivery.health'] },
      { to: '/administration/audit', label: 'menu.audit', needs: ['audit.health'] },
      { to: '/administration/changes', label: 'menu.changes', needs: ['change.read'] },
    ],
  },
  { places: [{ to: '/safety', label: 'menu.safety' }] },
];

/** The menu of somebody who may do these; parts without a place are left out. */
export function menuFor(actions: readonly string[]): typeof MENU {
  const may = ({ needs }: Place) => needs === undefined || needs.some((action) => actions.includes(action));
  return MENU.map(({ label, places }) => ({ ...(label === undefined ? {} : { label }), places: places.filter(may) })).filter(({ places }) => places.length > 0);
}

/** Where the portal opens for her: the first place of her menu. */
export function homeOf(actions: readonly string[]): Place['to'] {
  return menuFor(actions)[0]?.places[0]?.to ?? '/safety';
}
