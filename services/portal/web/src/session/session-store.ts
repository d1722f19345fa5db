import type { Schema } from '../api/paths';

/** Who is signed in, and the secret that changing calls carry. Kept in memory alone. */
export type Session = Schema<'portal.Session'>;

/**
 * Where the page stands. `unknown` until it was asked; `out` with the reason when a session ended while it was in use;
 * `locked` when nobody touched the page for a while: nothing of the content is on it, the session may live or not.
 */
export type Standing =
  | { is: 'unknown' }
  | { is: 'out'; because?: 'ended' | 'left' }
  | { is: 'in'; session: Session }
  | { is: 'locked' };

type Listener = () => void;

/** The one place that knows of the session. Outside React, since the calls need it too. */
class SessionStore {
  private standing: Standing = { is: 'unknown' };
  private readonly listeners = new Set<Listener>();
  private readonly forgetters = new Set<Listener>();
  private csrf = '';

  get = (): Standing => this.standing;

  /** Told after each change. */
  subscribe = (listener: Listener): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Called whenever content must be gone: on locking, ending, signing out. */
  onForget(forget: Listener): void {
    this.forgetters.add(forget);
  }

  /** Sent with each call that changes something. */
  get token(): string {
    return this.csrf;
  }

  enter(session: Session): void {
    this.csrf = session.csrf;
    this.set({ is: 'in', session });
  }

  lock(): void {
    if (this.standing.is !== 'in') return;
    this.set({ is: 'locked' });
  }

  leave(because?: 'ended' | 'left'): void {
    const ended = because === 'ended' && (this.standing.is === 'unknown' || this.standing.is === 'out');
    this.csrf = '';
    // Whoever was not in has not been put out.
    if (ended) {
      if (this.standing.is === 'unknown') this.set({ is: 'out' });
      return;
    }
    this.set({ is: 'out', ...(because === undefined ? {} : { because }) });
  }

  private set(standing: Standing): void {
    this.standing = standing;
    if (standing.is !== 'in') for (const forget of this.forgetters) forget();
    for (const listener of this.listeners) listener();
  }
}

export const sessionStore = new SessionStore();
