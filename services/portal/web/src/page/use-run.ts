import { useCallback, useState } from 'react';

/** Does something that takes a while, and knows whether it is being done and what went wrong. */
export interface Run {
  busy: boolean;
  error: unknown;
  run: (work: () => Promise<unknown>) => void;
  forget: () => void;
}

/** For forms and buttons: one thing at a time; what went wrong stays until it is tried again. */
export function useRun(): Run {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const run = useCallback((work: () => Promise<unknown>) => {
    setBusy(true);
    setError(undefined);
    work().catch(setError).finally(() => setBusy(false));
  }, []);
  const forget = useCallback(() => setError(undefined), []);
  return { busy, error, run, forget };
}
