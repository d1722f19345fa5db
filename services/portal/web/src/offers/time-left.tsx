import { useWords } from '../language/words';
import { timeLeft } from './open.rules';
import { useNow } from './use-now';

/** Messages for time that is left, by its unit. */
const LEFT = { days: 'left.days', hours: 'left.hours', minutes: 'left.minutes' } as const;

/** An instant that is waited for, and how long that is. @param until ISO 8601 */
export function TimeLeft({ until }: { until: string }) {
  const { say, when } = useWords();
  const left = timeLeft(until, useNow());
  return <span><time dateTime={until}>{when(until)}</time>{left !== undefined && ` · ${say(LEFT[left.unit], { count: left.count })}`}</span>;
}
