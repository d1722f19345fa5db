import type { RouteRows } from './row';
import { directoryRows } from './rows/directory';
import { caseworkRows } from './rows/casework';
import { intakeRows } from './rows/intake';
import { otherRows } from './rows/others';
import { portalRows } from './rows/portal';
import { shared } from './rows/shared';

/** Every route of the product, with what is asked of it. A route that is not here fails `npm run check`. */
export const EVERY_ROW: Readonly<Record<string, RouteRows>> = { ...shared, ...intakeRows, ...directoryRows, ...portalRows, ...caseworkRows, ...otherRows };
