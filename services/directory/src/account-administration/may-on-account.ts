import { can, subjectOf, type AccountResource, type Action, type ActionOn, type Subject } from '@amparo/domain';
import { Clock, Refusal } from '@amparo/kernel';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { People, type PersonFacts } from '../identity/people';

/** Asks whether an administrator may do something to somebody's account, by the roles that both have now. */
@Injectable()
export class MayOnAccount {
  constructor(
    private readonly people: People,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns whose account it is
   * @throws Refusal `person.absent`; `access.second-person` for her own account, or where she asked for it herself;
   *   `access.forbidden`, `access.second-factor`
   */
  async check(tx: EntityManager, by: Subject, action: ActionOn<'account'>, account: Omit<AccountResource, 'kind'>): Promise<PersonFacts> {
    const person = await this.person(tx, account.person);
    this.refuseUnless(can(await this.asNow(tx, by), action, { kind: 'account', ...account }, { now: this.clock.now() }));
    return person;
  }

  /** The same for somebody's sessions. */
  async checkSessions(tx: EntityManager, by: Subject, person: string): Promise<void> {
    await this.person(tx, person);
    this.refuseUnless(can(await this.asNow(tx, by), 'session.end-others', { kind: 'session', person }, { now: this.clock.now() }));
  }

  /** Whether somebody could do it at all to that account, as things are now: for who asked before. */
  async couldDo(tx: EntityManager, id: string, action: ActionOn<'account'>, person: string): Promise<boolean> {
    const asked = await this.people.find(tx, id);
    const subject = asked === undefined ? undefined : subjectOf({ sub: id, sid: id, roles: asked.roles, con: asked.conflicts, fac: 2, lang: asked.language });
    return subject !== undefined && can(subject, action, { kind: 'account', person }, { now: this.clock.now() }).allowed;
  }

  /** Somebody of the directory. @throws Refusal `person.absent` */
  async person(tx: EntityManager, id: string): Promise<PersonFacts> {
    const person = await this.people.find(tx, id);
    if (person === undefined) throw new Refusal('absent', 'person.absent', 'There is no such person in the directory.');
    return person;
  }

  /** A token lives on for a minute after its roles were taken away. */
  private async asNow(tx: EntityManager, by: Subject): Promise<Subject> {
    const person = await this.people.find(tx, by.person);
    const roles = subjectOf({ sub: by.person, sid: by.session, roles: person?.roles ?? [], con: [], fac: by.factors, lang: by.language })?.roles;
    return { ...by, roles: roles ?? [] };
  }

  private refuseUnless(access: ReturnType<typeof can<Action>>): void {
    if (access.allowed) return;
    throw new Refusal('forbidden', access.hidden ? 'access.forbidden' : access.code, 'You may not do this.');
  }
}
