import { useEffect, useState } from 'react';
import { touch } from '../api/client';
import { idleStep, isAliveDue } from './idle.rules';
import { sessionStore } from './session-store';
import { tellAlive } from './use-session';

const TOUCHES = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
const LOOK_MS = 1_000;

/**
 * Watches whether anybody touches the page: locks it when nobody does, and tells the portal now and then when somebody does,
 * so that writing a long text does not end the session.
 *
 * @returns whether the lock is near
 */
export function useIdle(idleSeconds: number): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    let lastTouched = Date.now();
    let lastTold = lastTouched;
    const note = () => {
      lastTouched = Date.now();
      touch(lastTouched);
    };
    const look = () => {
      const now = Date.now();
      const step = idleStep(now - lastTouched, idleSeconds);
      setNear(step === 'warn');
      if (step === 'lock') return sessionStore.lock();
      if (!isAliveDue(lastTouched, lastTold, now)) return;
      lastTold = now;
      // What went wrong shows in what she does next.
      tellAlive().catch(() => undefined);
    };
    for (const what of TOUCHES) addEventListener(what, note, { passive: true });
    // A laptop that wakes up has had no timer: it looks at once.
    document.addEventListener('visibilitychange', look);
    const timer = setInterval(look, LOOK_MS);
    return () => {
      for (const what of TOUCHES) removeEventListener(what, note);
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, [idleSeconds]);
  return near;
}
