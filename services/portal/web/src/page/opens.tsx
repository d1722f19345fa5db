import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { Window } from './window';

interface OpensProps {
  /** Words on the button. */
  label: string;
  /** What it is about, for screen readers, where several buttons with one label stand on a page. */
  of?: string;
  /** What the window is called; the label, where nothing is said. */
  title?: string;
  color?: string;
  primary?: boolean;
  /** What stands in the window; it closes it by `close`. */
  children: (close: () => void) => ReactNode;
}

/** A button that opens a window with a form. The window takes the focus, and gives it back. */
export function Opens({ label, of, title = label, color, primary = false, children }: OpensProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button size="sm" variant={primary ? 'filled' : 'default'} color={color} aria-label={of === undefined ? undefined : `${label}: ${of}`} onClick={() => setOpen(true)}>{label}</Button>
      <Window opened={open} onClose={close} title={title} size="lg">{children(close)}</Window>
    </>
  );
}
