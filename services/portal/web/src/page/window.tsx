import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../language/words';
import classes from './page.module.css';

interface WindowProps {
  title: string;
  opened: boolean;
  onClose: () => void;
  /** Only what stands in it closes it. */
  stays?: boolean;
  size?: 'md' | 'lg';
  children: ReactNode;
}

/**
 * A window above the page. It takes the focus, keeps it, and gives it back; Escape closes it. Put together from parts, since
 * the whole one has a `<header>` that screen readers take for the page's.
 */
export function Window({ title, opened, onClose, stays = false, size = 'md', children }: WindowProps) {
  const { say } = useWords();
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} lockScroll={false} centered transitionProps={{ duration: 0 }} closeOnEscape={!stays} closeOnClickOutside={!stays}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes.windowHead}>
          <Modal.Title fz="lg" fw={700} lh={1.35}>{title}</Modal.Title>
          {!stays && <Modal.CloseButton aria-label={say('close')} />}
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
