import { actionsOf, type Action, type PersonClaims, type Subject } from '@amparo/domain';
import { Refusal } from '@amparo/kernel';
import { Database } from '@amparo/persistence';
import { Injectable } from '@nestjs/common';
import { People } from '../identity/people';
import { SessionEntity } from '../sessions/session.entity';

/** What a page needs to know of whoever looks at it. */
export interface Me {
  person: string;
  name: string;
  language: string;
  roles: PersonClaims['roles'];
  organisation?: string;
  /** All that she may do at all, in this session: for menus. Each thing is asked about again. */
  actions: Action[];
  /** How many factors she signed in with. */
  factors: 1 | 2;
  /** ISO 8601. */
  sessionEndsAt: string;
}

/** Who one is oneself. */
@Injectable()
export class GetMe {
  constructor(
    private readonly database: Database,
    private readonly people: People,
  ) {}

  /** @throws Refusal `access.unauthenticated` when she left, or her session ended, since her token was made */
  async run(subject: Subject): Promise<Me> {
    const { person, session } = await this.database.transaction(async (tx) => ({
      person: await this.people.find(tx, subject.person), session: await tx.findOneBy(SessionEntity, { id: subject.session }),
    }));
    if (person === undefined || session === null || session.endedAt !== null) throw new Refusal('unauthenticated', 'access.unauthenticated', 'Sign in first.');
    const { id, name, language, organisation } = person;
    return {
      person: id, name, language, roles: [...subject.roles], ...(organisation === undefined ? {} : { organisation }),
      actions: actionsOf(subject), factors: subject.factors, sessionEndsAt: session.endsAt.toISOString(),
    };
  }
}
