const HOUR_MS = 3_600_000;

/** Hours in which an organisation says that it has deleted what it held, before those who answer for that are told that it did not. */
export const DELETE_WITHIN_HOURS = 72;
/** They are told again after so many hours, for as long as nobody says it. */
export const TELL_AGAIN_HOURS = 168;

/** By when it is to be said that what was asked to be deleted is. */
export function deletionDue(askedAt: Date): Date {
  return new Date(askedAt.getTime() + DELETE_WITHIN_HOURS * HOUR_MS);
}

/** Whether somebody may have said something then: not before it was asked, and not in the future. */
export function mayHaveSaid(saidAt: Date, askedAt: Date, now: Date): boolean {
  return askedAt <= saidAt && saidAt <= now;
}

/** In SQL, of the instants when it was asked and last told: that somebody is to be told now. */
export const isOverdue = (askedAt: string, toldAt: string): string =>
  `${askedAt} + interval '${DELETE_WITHIN_HOURS} hours' <= now() AND (${toldAt} IS NULL OR ${toldAt} < ${askedAt} OR ${toldAt} + interval '${TELL_AGAIN_HOURS} hours' <= now())`;
