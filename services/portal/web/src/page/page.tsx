import { Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import classes from './page.module.css';

interface PageProps {
  title: string;
  /** One sentence on what the page is for. */
  about?: ReactNode;
  /** What one can do to the whole page. */
  actions?: ReactNode;
  children: ReactNode;
}

/**
 * A page of the portal. Its heading takes the focus when the page comes, so that a screen reader says where one is. The
 * window's title never changes: it is read over shoulders, and in histories.
 */
export function Page({ title, about, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  return (
    <Stack gap="lg">
      <div className={classes.head}>
        <div>
          <Title order={1} size="h2" tabIndex={-1} ref={heading}>{title}</Title>
          {about !== undefined && <Text c="dimmed" mt={4}>{about}</Text>}
        </div>
        {actions}
      </div>
      {children}
    </Stack>
  );
}
