import type { RouteRows } from './row';
import { accountRows } from './rows/accounts';
import { caseworkRows } from './rows/casework';
import { directoryRows } from './rows/directory';
import { intakeRows } from './rows/intake';
import { notificationRows } from './rows/notifications';
import { otherRows } from './rows/others';
import { ownAccountRows } from './rows/own-account';
import { portalRows } from './rows/portal';
import { protectionRows } from './rows/protection';
import { auditRows, shared } from './rows/shared';

/** Every route of the product, with what is asked of it. A route that is not here fails `npm run check`. */
export const EVERY_ROW: Readonly<Record<string, RouteRows>> = {
  ...shared, ...['casework', 'protection', 'directory'].map(auditRows).reduce((all, rows) => ({ ...all, ...rows }), {}), ...intakeRows, ...directoryRows, ...accountRows, ...ownAccountRows, ...portalRows, ...caseworkRows, ...protectionRows, ...notificationRows, ...otherRows,
};
