import { placeOf } from '../urgency/urgency.rules';
import type { LoweredLevel, RaisedLevel } from './desk.calls';

/** Levels above one, the nearest first. Above a level of a newer teller there is none that we know. */
export const higherThan = (level: string): RaisedLevel[] => (['LOW', 'MEDIUM', 'HIGH', 'IMMINENT'] as const).filter((one) => placeOf(one) < placeOf(level));

/** Levels below one to which people may lower it, the nearest first. */
export const lowerThan = (level: string): LoweredLevel[] => (['HIGH', 'MEDIUM', 'LOW'] as const).filter((one) => placeOf(one) > placeOf(level));
