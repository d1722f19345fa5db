import { Group, Stack, Title } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import classes from './page.module.css';

/** A part of a page with its own heading. */
export function Card({ title, actions, children }: { title: string; actions?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className={classes.card} aria-labelledby={id}>
      <Stack gap="md">
        <Group justify="space-between" gap="sm">
          <Title order={2} size="h4" id={id}>{title}</Title>
          {actions}
        </Group>
        {children}
      </Stack>
    </section>
  );
}

/** Names and values beside each other; below each other on a small screen. What has no value is left out. */
export function Facts({ of }: { of: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {of.filter(([, value]) => value !== undefined && value !== null && value !== '').flatMap(([name, value]) => [
        <dt key={`${name}-name`}>{name}</dt>,
        <dd key={`${name}-value`}>{value}</dd>,
      ])}
    </dl>
  );
}
