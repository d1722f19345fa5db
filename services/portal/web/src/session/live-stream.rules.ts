/** What the live stream says has changed. */
export interface Change {
  what: 'items' | 'alerts' | 'cases' | 'accounts' | 'offers';
  /** Of the case or account, where it is of one. */
  id?: string;
}

const WHATS: readonly string[] = ['items', 'alerts', 'cases', 'accounts', 'offers'];

/** Reads the data of a `changed` event. Nothing, for a word of a newer portal. */
export function readChange(data: string): Change | undefined {
  let read: unknown;
  try {
    read = JSON.parse(data);
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null || !('what' in read) || !WHATS.includes(String(read.what))) return undefined;
  const id = 'id' in read && typeof read.id === 'string' ? read.id : undefined;
  return { what: read.what as Change['what'], ...(id === undefined ? {} : { id }) };
}

/** Keys of what has to be fetched again. An alert changes the items that stand beside it, and an offer those of a partner; what someone may do may have changed with her account. */
export function queriesOf({ what, id }: Change): string[][] {
  switch (what) {
    case 'items': return [['items'], ['alerts']];
    case 'alerts': return [['alerts'], ['items'], ...(id === undefined ? [] : [['why', id]])];
    case 'cases': return [['cases'], ['alerts'], ['check-ins'], ['overrides'], ['reviews'], ['deletions'], ...(id === undefined ? [['case']] : [['case', id]])];
    case 'offers': return [['offers'], ['items']];
    case 'accounts': return [['me'], ['accounts'], ['sessions'], ['directory']];
  }
}
