import { Alert, Group, Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Facts } from '../page/card';
import { Fetched } from '../page/fetched';
import { useStanding } from '../session/use-session';
import { usePacket, type Packet } from './offers.calls';
import { closedBecause, type Openness } from './open.rules';
import { useNow } from './use-now';
import classes from './offers.module.css';

/** A packet for as long as it may be on the page: until consent ends, is taken back, or nobody can say whether it was. */
export function PacketView({ referralId, openness }: { referralId: string; openness: Openness }) {
  const { say } = useWords();
  const now = useNow();
  // What was blank once stays so until she opens it anew, which is written down.
  const [blank, setBlank] = useState<'over' | 'lost'>();
  const because = blank ?? closedBecause(openness, now);
  if (because !== undefined && blank === undefined) setBlank(because);
  if (because !== undefined) {
    return <Alert color="yellow" role="status" icon={<IconEyeOff aria-hidden />} title={say('packet.closed')}>{say(because === 'over' ? 'packet.closed-over' : 'packet.closed-lost')}</Alert>;
  }
  return <Opened referralId={referralId} />;
}

function Opened({ referralId }: { referralId: string }) {
  const packet = usePacket(referralId);
  return <Fetched query={packet}>{(found) => <Content packet={found} openedAt={new Date(packet.dataUpdatedAt).toISOString()} />}</Fetched>;
}

function Content({ packet: { fields, until }, openedAt }: { packet: Packet; openedAt: string }) {
  const { say, mean, when } = useWords();
  const standing = useStanding();
  const who = standing.is === 'in' ? `${standing.session.name} (${standing.session.person})` : '';
  const mark = `${who} · ${when(openedAt)}`;
  return (
    <Stack gap="sm" className={classes.packet}>
      <div className={classes.marks} aria-hidden>{Array.from({ length: 24 }, (_, at) => <span key={at} data-mark={mark} />)}</div>
      <Group gap="md" className={classes.above}>
        <Text size="sm">{say('packet.opened-by', { person: who, when: when(openedAt) })}</Text>
        <Text size="sm" fw={600}>{say('packet.until', { when: when(until) })}</Text>
      </Group>
      <div className={classes.above}>
        <Facts of={Object.entries(fields).map(([name, says]) => [mean('packetField', name), <bdi key={name} className={classes.says}>{says}</bdi>] as const)} />
      </div>
      <Text size="sm" c="dimmed" className={classes.above}>{say('packet.about')}</Text>
    </Stack>
  );
}
