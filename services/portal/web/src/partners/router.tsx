import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate } from '@tanstack/react-router';
import { BrokenPage, NoSuchPage } from '../frame/lost';
import { Waiting } from '../page/fetched';
import { PartnersFrame } from './partners-frame';

const rootRoute = createRootRoute({ component: PartnersFrame, notFoundComponent: NoSuchPage });

const page = (path: string, component: ReturnType<typeof lazyRouteComponent>) => createRoute({ getParentRoute: () => rootRoute, path, component });

/** The places of the partners' entrance. It has no others, and no address says anything. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    createRoute({ getParentRoute: () => rootRoute, path: '/sign-in', component: () => <Navigate to="/" replace /> }),
    page('/', lazyRouteComponent(() => import('../offers/offers-page'), 'OffersPage')),
    page('/organisation', lazyRouteComponent(() => import('../own-organisation/own-organisation-page'), 'OwnOrganisationPage')),
    page('/safety', lazyRouteComponent(() => import('../safety/safety-page'), 'SafetyPage')),
  ]),
  defaultPendingComponent: Waiting,
  defaultErrorComponent: BrokenPage,
  defaultNotFoundComponent: NoSuchPage,
  scrollRestoration: false,
});
