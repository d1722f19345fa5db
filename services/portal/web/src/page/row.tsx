import { Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './page.module.css';

interface RowProps {
  title: ReactNode;
  /** Lines below it. What is nothing is left out. */
  about?: readonly ReactNode[];
  actions?: ReactNode;
}

/** One thing of a list: its name, what there is to know, and what can be done to it. */
export function Row({ title, about = [], actions }: RowProps) {
  return (
    <li className={classes.row}>
      <Stack gap={2} className={classes.grows}>
        <Text fw={600} component="div">{title}</Text>
        {about.filter((line) => line !== undefined && line !== null && line !== '' && line !== false).map((line, at) => <Text key={at} size="sm" c="dimmed" component="div">{line}</Text>)}
      </Stack>
      {actions !== undefined && <Group gap="xs">{actions}</Group>}
    </li>
  );
}

/** A list of rows. */
export function Rows({ name, children }: { name: string; children: ReactNode }) {
  return <ul className={classes.rows} aria-label={name}>{children}</ul>;
}
