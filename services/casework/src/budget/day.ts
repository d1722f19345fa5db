/** The day that an instant belongs to, in UTC: the same for everybody, wherever she is. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
