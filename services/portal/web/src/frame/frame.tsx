import { Alert, Burger, Drawer, VisuallyHidden } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useWords } from '../language/words';
import { useLiveStream } from '../session/live-stream';
import { useIdle } from '../session/use-idle';
import { useStanding } from '../session/use-session';
import { Brand } from './brand';
import { Live } from './live';
import { Menu } from './menu';
import { OwnMenu } from './own-menu';
import classes from './frame.module.css';

/** What stands around every page: the bar, the menu, and what is said when something changes. */
export function Frame() {
  const { say } = useWords();
  const standing = useStanding();
  const [open, menu] = useDisclosure(false);
  const [heard, setHeard] = useState(0);
  const onChange = useCallback((what: string) => {
    if (what === 'items' || what === 'alerts') setHeard((before) => before + 1);
  }, []);
  const liveness = useLiveStream(onChange);
  const locksSoon = useIdle(standing.is === 'in' ? standing.session.idleSeconds : 0);

  return (
    <>
      <a href="#content" className={classes.skip}>{say('frame.skip')}</a>
      <header className={classes.bar}>
        <Burger className={classes.onlyNarrow} opened={open} onClick={menu.toggle} aria-label={say('menu.open')} size="sm" />
        <Link to="/" className={classes.brand}><Brand /></Link>
        <Live liveness={liveness} />
        <OwnMenu />
      </header>
      <Drawer.Root opened={open} onClose={menu.close} size="18rem" lockScroll={false} transitionProps={{ duration: 0 }}>
        <Drawer.Overlay />
        <Drawer.Content>
          <div className={classes.drawerHead}>
            <Drawer.Title fw={700}>{say('menu.name')}</Drawer.Title>
            <Drawer.CloseButton aria-label={say('close')} />
          </div>
          <Drawer.Body><Menu onGo={menu.close} /></Drawer.Body>
        </Drawer.Content>
      </Drawer.Root>
      <div className={classes.body}>
        <div className={classes.side}><Menu /></div>
        <main id="content" tabIndex={-1} className={classes.main}><Outlet /></main>
      </div>
      <VisuallyHidden role="status">{heard > 0 && say('frame.changed', { count: heard })}</VisuallyHidden>
      {locksSoon && <Alert className={classes.notice} color="yellow" role="status" title={say('lock.soon')}>{say('lock.soon-about')}</Alert>}
    </>
  );
}
