import type { OperatorApi } from '@amparo/local';
import type { MailSink, PageSink } from './post-sink';

/** What a person sees of a case inside the portal. */
export interface Item {
  id: string;
  caseId: string;
  reference: string;
  kind: string;
  urgency: string;
  routes: string[];
  acknowledgedAt?: string;
}

/** What reached a person of one case: kinds of her items, and how many pages and mails arrived. */
export interface Got {
  items: string[];
  pages: number;
  mails: number;
}

interface Delivery {
  id: string;
  person: string;
  channel: 'MAIL' | 'PAGE';
  state: string;
}

/** Everybody in the directory, each looked at from outside: her own list, her mailbox, her pager. */
export class People {
  constructor(
    private readonly api: OperatorApi,
    private readonly mail: MailSink,
    private readonly pager: PageSink,
    readonly everybody: readonly { id: string; email: string; pager?: string }[],
  ) {}

  async itemsOf(person: string): Promise<Item[]> {
    return this.api.get<Item[]>(`notifications/items?person=${person}`);
  }

  /** The items of a case, person by person. Whoever has none is not in it. */
  async whoSees(reference: string): Promise<Record<string, Item[]>> {
    const found: Record<string, Item[]> = {};
    for (const { id } of this.everybody) {
      const items = (await this.itemsOf(id)).filter((item) => item.reference === reference);
      if (items.length > 0) found[id] = items;
    }
    return found;
  }

  /** The case's id, as anybody who sees it is given it. */
  async caseIdOf(reference: string): Promise<string> {
    const item = Object.values(await this.whoSees(reference))[0]?.[0];
    if (item === undefined) throw new Error(`nobody sees ${reference}`);
    return item.caseId;
  }

  /** All that reached anybody of a case. Messages are without content: what they are about is known by their ids alone. */
  async whatPeopleGot(reference: string): Promise<Record<string, Got>> {
    const sees = await this.whoSees(reference);
    const deliveries = await this.deliveriesOf(Object.values(sees)[0]?.[0]?.caseId);
    const got: Record<string, Got> = {};
    for (const { id, email, pager } of this.everybody) {
      const ids = new Set(deliveries.map((delivery) => delivery.id));
      const mails = this.mail.mails.filter(({ to, messageId }) => to === email && ids.has(messageId.split('@')[0] ?? '')).length;
      const pages = this.pager.pages.filter((page) => page.to === pager && ids.has(page.id)).length;
      const items = (sees[id] ?? []).map(({ kind }) => kind).sort();
      if (items.length + mails + pages > 0) got[id] = { items, pages, mails };
    }
    return got;
  }

  async deliveriesOf(caseId: string | undefined): Promise<Delivery[]> {
    return caseId === undefined ? [] : this.api.get<Delivery[]>(`notifications/deliveries?case=${caseId}`);
  }

  /** She says that she has the case, on any item of hers. */
  async acknowledge(person: string, reference: string): Promise<void> {
    const item = (await this.itemsOf(person)).find((each) => each.reference === reference);
    if (item === undefined) throw new Error(`${person} has nothing of ${reference}`);
    await this.api.send('POST', `notifications/items/${item.id}/acknowledge`, { person });
  }

  /** All that ever arrived in a person's mailbox and on her pager, of any case. */
  arrivedAt(person: string): number {
    const { email, pager } = this.everybody.find(({ id }) => id === person) ?? {};
    return this.mail.mails.filter(({ to }) => to === email).length + this.pager.pages.filter(({ to }) => to === pager).length;
  }
}
