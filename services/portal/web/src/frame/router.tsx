import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate } from '@tanstack/react-router';
import { Waiting } from '../page/fetched';
import { BrokenPage, NoSuchPage } from './lost';
import { Frame } from './frame';

const rootRoute = createRootRoute({ component: Frame, notFoundComponent: NoSuchPage });

const page = <const Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => rootRoute, path, component });

/** Whoever is signed in has nothing to do at the way back from signing in. */
const wayBack = createRoute({ getParentRoute: () => rootRoute, path: '/sign-in', component: () => <Navigate to="/" replace /> });

const routeTree = rootRoute.addChildren([
  wayBack,
  page('/', lazyRouteComponent(() => import('../items/items-page'), 'ItemsPage')),
  page('/desk', lazyRouteComponent(() => import('../desk/desk-page'), 'DeskPage')),
  page('/cases', lazyRouteComponent(() => import('../cases/cases-page'), 'CasesPage')),
  page('/cases/by-contact', lazyRouteComponent(() => import('../cases/find-by-contact-page'), 'FindByContactPage')),
  page('/cases/$caseId', lazyRouteComponent(() => import('../cases/case-page'), 'CasePage')),
  page('/cases/$caseId/consents/$consentId/paper', lazyRouteComponent(() => import('../paper/paper-page'), 'PaperPage')),
  page('/entries', lazyRouteComponent(() => import('../entries/entries-page'), 'EntriesPage')),
  page('/overrides', lazyRouteComponent(() => import('../overrides/overrides-page'), 'OverridesPage')),
  page('/applications', lazyRouteComponent(() => import('../applications/applications-page'), 'ApplicationsPage')),
  page('/figures', lazyRouteComponent(() => import('../figures/figures-page'), 'FiguresPage')),
  page('/safety', lazyRouteComponent(() => import('../safety/safety-page'), 'SafetyPage')),
  page('/administration/accounts', lazyRouteComponent(() => import('../accounts/accounts-page'), 'AccountsPage')),
  page('/administration/people', lazyRouteComponent(() => import('../people/people-page'), 'PeoplePage')),
  page('/administration/organisations', lazyRouteComponent(() => import('../organisations/organisations-page'), 'OrganisationsPage')),
  page('/administration/groups', lazyRouteComponent(() => import('../groups/groups-page'), 'GroupsPage')),
  page('/administration/roles', lazyRouteComponent(() => import('../roles/roles-page'), 'RolesPage')),
  page('/administration/rosters', lazyRouteComponent(() => import('../rosters/rosters-page'), 'RostersPage')),
  page('/administration/ladders', lazyRouteComponent(() => import('../ladders/ladders-page'), 'LaddersPage')),
  page('/administration/regions', lazyRouteComponent(() => import('../regions/regions-page'), 'RegionsPage')),
  page('/administration/audit', lazyRouteComponent(() => import('../audit/audit-page'), 'AuditPage')),
  page('/administration/changes', lazyRouteComponent(() => import('../changes/changes-page'), 'ChangesPage')),
  page('/administration/deliveries', lazyRouteComponent(() => import('../deliveries/deliveries-page'), 'DeliveriesPage')),
]);

/** The places of the portal. Addresses hold ids of cases and people, nothing more. */
export const router = createRouter({
  routeTree,
  defaultPendingComponent: Waiting,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NoSuchPage,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
