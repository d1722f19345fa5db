/** Somebody whose name is asked for, and who is told it. */
export interface Waiting {
  id: string;
  told: (name: string | null) => void;
  failed: (error: unknown) => void;
}

/** How many names one call gives. */
export const AT_ONCE = 200;

/** What is asked for in one call each: every id once in a part, and no part too large. */
export function inParts(waiting: readonly Waiting[]): Waiting[][] {
  const once = new Map<string, Waiting>();
  for (const one of waiting) {
    const before = once.get(one.id);
    once.set(one.id, before === undefined ? one : both(before, one));
  }
  const all = [...once.values()];
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_part, at) => all.slice(at * AT_ONCE, (at + 1) * AT_ONCE));
}

function both(one: Waiting, other: Waiting): Waiting {
  return {
    id: one.id,
    told: (name) => [one, other].forEach(({ told }) => told(name)),
    failed: (error) => [one, other].forEach(({ failed }) => failed(error)),
  };
}

/** Whether an id is of no person: somebody of a partner who came by a link (ADR 0054). */
export const isLink = (id: string): boolean => /^link-[0-9a-f-]{36}$/.test(id);
