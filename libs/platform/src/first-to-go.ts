import { Refusal } from '@amparo/kernel';
import { Turns } from './turns';

const busy = (): Refusal => new Refusal('overloaded', 'service.busy', 'Too much is asked for at this moment. Try again shortly.');

/**
 * What a process leaves undone first when it is asked for more than it can do: dashboards, then staff's search (delivery rules: "Lanes"; the door
 * goes on with files, then ordinary reports). Each has few places of its own, dashboards the fewest, so that neither takes connections and
 * time from what is on the way to somebody in danger, however many ask. All services of a process share them.
 */
export const firstToGo = {
  dashboards: new Turns({ atOnce: 3, waiting: 24, refusal: busy }),
  search: new Turns({ atOnce: 4, waiting: 60, refusal: busy }),
};
