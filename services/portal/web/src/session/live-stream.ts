import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { readChange, queriesOf } from './live-stream.rules';
import { sessionStore } from './session-store';

/** `live`: what changes shows at once. `away`: it does not, and lists are asked for again each minute. */
export type Liveness = 'connecting' | 'live' | 'away';

/** After how long a stream that broke is opened anew; the browser does so itself where the connection was only lost. */
const AGAIN_MS = 5_000;

/** Hears what changes while she is signed in, and fetches again what that concerns. */
export function useLiveStream(onChange: (what: string) => void): Liveness {
  const queries = useQueryClient();
  const [liveness, setLiveness] = useState<Liveness>('connecting');

  useEffect(() => {
    let source: EventSource | undefined;
    let again: ReturnType<typeof setTimeout> | undefined;

    const open = () => {
      source = new EventSource('/api/stream');
      // What changed between a list and its stream would be missed: so lists are fetched once the stream is ready.
      source.addEventListener('ready', () => {
        setLiveness('live');
        void queries.invalidateQueries();
      });
      source.addEventListener('changed', (event: MessageEvent<string>) => {
        const change = readChange(event.data);
        if (change === undefined) return;
        for (const queryKey of queriesOf(change)) void queries.invalidateQueries({ queryKey });
        onChange(change.what);
      });
      source.addEventListener('away', () => setLiveness('away'));
      source.addEventListener('ended', () => sessionStore.leave('ended'));
      source.addEventListener('error', () => {
        setLiveness('away');
        if (source?.readyState !== EventSource.CLOSED) return;
        again = setTimeout(open, AGAIN_MS);
        // A stream that is refused says no reason: asking who she is tells whether the session ended.
        void queries.invalidateQueries({ queryKey: ['me'] });
      });
    };
    open();
    return () => {
      clearTimeout(again);
      source?.close();
    };
  }, [queries, onChange]);

  return liveness;
}
