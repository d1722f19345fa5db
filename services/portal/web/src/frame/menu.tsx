import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useWords } from '../language/words';
import { useMe } from '../session/use-session';
import { menuFor } from './menu.rules';
import classes from './frame.module.css';

/** The places that she may go to. */
export function Menu({ onGo }: { onGo?: () => void }) {
  const { say } = useWords();
  const { data } = useMe();
  const id = useId();
  return (
    <nav aria-label={say('menu.name')} className={classes.menu}>
      {menuFor(data?.actions ?? []).map(({ label, places }, at) => (
        <div key={label ?? at}>
          {label !== undefined && <Text id={`${id}-${at}`} size="sm" fw={600} c="dimmed" px="sm" pb={4}>{say(label)}</Text>}
          <ul aria-labelledby={label === undefined ? undefined : `${id}-${at}`}>
            {places.map((place) => (
              <li key={place.to}>
                <Link to={place.to} className={classes.place} activeOptions={{ exact: place.to === '/' }} activeProps={{ 'aria-current': 'page' }} onClick={onGo}>
                  {say(place.label)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
