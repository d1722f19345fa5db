import { Alert, Button, VisuallyHidden } from '@mantine/core';
import { IconShieldX } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { Brand } from '../frame/brand';
import { Live } from '../frame/live';
import { OwnMenu } from '../frame/own-menu';
import { useWords, type MessageKey } from '../language/words';
import { useLiveStream } from '../session/live-stream';
import { useIdle } from '../session/use-idle';
import { useStanding } from '../session/use-session';
import frame from '../frame/frame.module.css';
import classes from './partners.module.css';

const PLACES: readonly [to: string, label: MessageKey][] = [['/', 'offers.title'], ['/organisation', 'organisation.title'], ['/safety', 'menu.safety']];

/** What stands around every page of a partner: the bar, its few places, and the way to close everything. */
export function PartnersFrame() {
  const { say } = useWords();
  const standing = useStanding();
  const [heard, setHeard] = useState(0);
  const onChange = useCallback((what: string) => {
    if (what === 'offers') setHeard((before) => before + 1);
  }, []);
  const liveness = useLiveStream(onChange);
  const locksSoon = useIdle(standing.is === 'in' ? standing.session.idleSeconds : 0);
  return (
    <>
      <a href="#content" className={frame.skip}>{say('frame.skip')}</a>
      <header className={frame.bar}>
        <Link to="/" className={frame.brand}><Brand /></Link>
        <Live liveness={liveness} />
        <Button component={Link} to={'/organisation'} hash="compromised" size="sm" color="red" variant="outline" aria-label={say('compromised.title')} className={classes.danger}>
          <IconShieldX size={18} aria-hidden /><span className={classes.word}>{say('compromised.title')}</span>
        </Button>
        <OwnMenu />
      </header>
      <nav aria-label={say('menu.name')} className={classes.places}>
        <ul>
          {PLACES.map(([to, label]) => (
            <li key={to}><Link to={to} className={frame.place} activeOptions={{ exact: true, includeHash: false }} activeProps={{ 'aria-current': 'page' }}>{say(label)}</Link></li>
          ))}
        </ul>
      </nav>
      <main id="content" tabIndex={-1} className={classes.main}><Outlet /></main>
      <VisuallyHidden role="status">{heard > 0 && say('offers.changed', { count: heard })}</VisuallyHidden>
      {locksSoon && <Alert className={frame.notice} color="yellow" role="status" title={say('lock.soon')}>{say('lock.soon-about')}</Alert>}
    </>
  );
}
