import { PortalPerson, type Account } from '../support/portal-person';
import type { TestSystem } from '../support/system';

/** Where the portal finds that a session is over, it signs it out. */
const WHY = `SELECT CASE WHEN ended_at IS NULL OR ended_at - last_used_at >= interval '15 minutes' OR ended_at >= ends_at THEN 'IDLE_OR_OVER' ELSE ended_because END AS because
             FROM sessions WHERE person = $1 ORDER BY started_at DESC LIMIT 1`;

/**
 * Somebody's session over a run that is longer than a session: it is looked at again and again, which keeps it from running idle, and
 * where it has ended she signs in anew.
 */
export class KeptSession {
  /** Why each session ended that was replaced: the directory's word for it, or `IDLE_OR_OVER`. */
  readonly ended: string[] = [];
  private renewing?: Promise<void> | undefined;

  private constructor(
    private readonly system: TestSystem,
    private readonly account: Account,
    private session: PortalPerson,
  ) {}

  static async join(system: TestSystem, person: string): Promise<KeptSession> {
    const { account, session } = await PortalPerson.join(system.api, system.running.portalUrl, person);
    return new KeptSession(system, account, session);
  }

  /** Her browser, as it is signed in now. */
  get browser(): PortalPerson {
    return this.session;
  }

  /** What her browser sends with every call. */
  headers(): Record<string, string> {
    return this.session.headers();
  }

  /** The host name by which she comes in: partners have one of their own. */
  get host(): string {
    return new URL(this.session.url).host;
  }

  /**
   * Answers when she is signed in.
   *
   * @throws Error when she is not, and cannot sign in any more
   */
  async renew(): Promise<void> {
    return (this.renewing ??= this.signInWhereOver().finally(() => {
      this.renewing = undefined;
    }));
  }

  private async signInWhereOver(): Promise<void> {
    const { status } = await this.session.call('GET', '/api/session');
    if (status !== 401) return;
    const [last] = await this.system.rows.of<{ because: string }>('directory', WHY, [this.account.person]);
    this.ended.push(last?.because ?? 'NEVER_BEGUN');
    this.session = await PortalPerson.signIn(this.system.running.portalUrl, this.account);
  }
}
