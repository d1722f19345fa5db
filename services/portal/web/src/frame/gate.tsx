import { lazy, Suspense, useEffect, useState } from 'react';
import { RouterProvider, type AnyRouter } from '@tanstack/react-router';
import { useLanguage } from '../language/language-provider';
import { isLanguage } from '../language/languages.rules';
import { Waiting } from '../page/fetched';
import { Trouble } from '../page/trouble';
import { LockScreen } from '../session/lock-screen';
import { lookForSession, useStanding } from '../session/use-session';

const SignInPage = lazy(async () => ({ default: (await import('../sign-in/sign-in-page')).SignInPage }));

/** What stands between the address and the page: nothing is shown, or even mounted, that needs a session while there is none. */
export function Gate({ router }: { router: AnyRouter }) {
  const standing = useStanding();
  const { speak } = useLanguage();
  const [error, setError] = useState<unknown>();
  const look = () => {
    setError(undefined);
    lookForSession().catch(setError);
  };
  useEffect(look, []);

  const wished = standing.is === 'in' ? standing.session.language : undefined;
  useEffect(() => {
    if (isLanguage(wished)) speak(wished);
  }, [wished, speak]);

  switch (standing.is) {
    case 'unknown': return error === undefined ? <Waiting /> : <Trouble error={error} again={look} />;
    case 'out': return <Suspense fallback={<Waiting />}><SignInPage because={standing.because} /></Suspense>;
    case 'locked': return <LockScreen />;
    case 'in': return <RouterProvider router={router} />;
  }
}
