import { IconAlertHexagonFilled, IconAlertTriangleFilled, IconCircle, IconCircleArrowDownFilled, IconExclamationCircleFilled, IconQuestionMark } from '@tabler/icons-react';
import { useWords } from '../language/words';
import classes from './urgency.module.css';

const SIGNS = {
  IMMINENT: { icon: IconAlertHexagonFilled, look: classes.imminent },
  HIGH: { icon: IconAlertTriangleFilled, look: classes.high },
  MEDIUM: { icon: IconExclamationCircleFilled, look: classes.medium },
  LOW: { icon: IconCircleArrowDownFilled, look: classes.low },
  NONE: { icon: IconCircle, look: classes.none },
};

/** How urgent: as a word, a shape and a colour, never by colour alone. */
export function Urgency({ level }: { level: string }) {
  const { mean } = useWords();
  const { icon: Icon, look } = Object.hasOwn(SIGNS, level) ? SIGNS[level as keyof typeof SIGNS] : { icon: IconQuestionMark, look: classes.none };
  return <span className={`${classes.badge} ${look}`}><Icon size={16} aria-hidden />{mean('urgency', level)}</span>;
}
