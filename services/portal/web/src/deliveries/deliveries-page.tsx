import { Alert, Group, List, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClockExclamation } from '@tabler/icons-react';
import type { Parked } from '../api/paths';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Confirm } from '../page/confirm';
import { Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { Row, Rows } from '../page/row';
import { useMay } from '../session/use-session';
import { useDeliveries, useRedrive } from './deliveries.calls';
import { behind, healthOf, SERVICES, type ServiceName } from './deliveries.rules';

/** Whether everything that was told has been heard, and what waits for somebody. */
export function DeliveriesPage() {
  const { say } = useWords();
  return (
    <Page title={say('deliveries.title')} about={say('deliveries.about')}>
      <Stack gap="md">{SERVICES.map((service) => <Service key={service} service={service} />)}</Stack>
    </Page>
  );
}

const SIGNS = {
  parked: { icon: IconAlertTriangle, color: 'red', says: 'deliveries.parked' },
  late: { icon: IconClockExclamation, color: 'yellow', says: 'deliveries.late' },
  well: { icon: IconCircleCheck, color: 'teal', says: 'deliveries.well' },
} as const;

function Service({ service }: { service: ServiceName }) {
  const { say, mean } = useWords();
  const may = useMay();
  const redrive = useRedrive(service);
  const deliveries = useDeliveries(service);
  const several = (deliveries.data?.parked.length ?? 0) > 1;
  const name = mean('service', service);
  return (
    <Card
      title={name}
      actions={may('delivery.redrive') && several && (
        <Confirm label={say('deliveries.redrive-all')} of={name} question={say('deliveries.redrive-all-of', { service: name })} explains={say('deliveries.redrive-about')} yes={say('deliveries.redrive-all')} run={() => redrive.mutateAsync({})} />
      )}
    >
      <Fetched query={deliveries}>
        {({ lags, parked }) => {
          const { icon: Icon, color, says } = SIGNS[healthOf(lags, parked.length)];
          const late = behind(lags).filter(({ lag }) => lag > 0);
          return (
            <Stack gap="sm">
              <Alert color={color} icon={<Icon aria-hidden />} title={say(says)} />
              {late.length > 0 && <List size="sm">{late.map(({ group, lag }) => <List.Item key={group}><bdi>{group}</bdi>: {say('deliveries.lag', { count: lag })}</List.Item>)}</List>}
              <Rows name={say('deliveries.parked-of', { service: name })}>{parked.map((one) => <ParkedRow key={`${one.consumer} ${one.subject}`} parked={one} service={service} />)}</Rows>
            </Stack>
          );
        }}
      </Fetched>
    </Card>
  );
}

function ParkedRow({ parked, service }: { parked: Parked; service: ServiceName }) {
  const { say, when } = useWords();
  const may = useMay();
  const redrive = useRedrive(service);
  return (
    <Row
      title={<bdi>{parked.consumer}</bdi>}
      about={[
        <Group key="about" gap={6}><bdi>{parked.subject}</bdi>{parked.type !== null && <bdi>{parked.type}</bdi>}</Group>,
        <Text key="since" size="sm">{say('deliveries.waiting', { count: parked.events, when: when(parked.since) })} · <bdi>{parked.reason}</bdi></Text>,
      ]}
      actions={may('delivery.redrive') && (
        <Confirm
          label={say('deliveries.redrive')} of={parked.subject} question={say('deliveries.redrive-one', { subject: parked.subject })}
          explains={say('deliveries.redrive-about')} yes={say('deliveries.redrive')} run={() => redrive.mutateAsync({ consumer: parked.consumer, subject: parked.subject })}
        />
      )}
    />
  );
}
