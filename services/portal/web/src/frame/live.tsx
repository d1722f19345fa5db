import { IconBroadcast, IconRefresh } from '@tabler/icons-react';
import { useWords } from '../language/words';
import type { Liveness } from '../session/live-stream';
import classes from './frame.module.css';

/** Whether what changes shows at once; in words, and by its icon. */
export function Live({ liveness }: { liveness: Liveness }) {
  const { say } = useWords();
  const live = liveness === 'live';
  return (
    <span className={classes.live} role="status">
      {live ? <IconBroadcast size={18} aria-hidden /> : <IconRefresh size={18} aria-hidden />}
      <span className={classes.wordOfLive}>{say(live ? 'frame.live' : liveness === 'away' ? 'frame.away' : 'frame.connecting')}</span>
    </span>
  );
}
