import { Alert, Group, Stack } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Fetched } from '../page/fetched';
import { Opens } from '../page/opens';
import { Thread, WriteForm } from '../partner-messages/thread';
import { useOfferMessages, useOfferWork, type Offer } from './offers.calls';
import { closedBecause, type Openness } from './open.rules';
import { useNow } from './use-now';

/** What her organisation and the desk wrote to each other: what the desk wrote only for as long as a packet might be on the page. */
export function OfferMessages({ offer, openness, title }: { offer: Offer; openness: Openness; title: string }) {
  const { say } = useWords();
  const work = useOfferWork(offer.referralId);
  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Opens label={say('messages.write')} of={title}>{(close) => <WriteForm about={say('messages.about-partner')} write={work.write.mutateAsync} close={close} />}</Opens>
      </Group>
      {openness.openUntil == null ? <Messages referralId={offer.referralId} open={false} /> : <WhileOpen referralId={offer.referralId} openness={openness} />}
    </Stack>
  );
}

function WhileOpen({ referralId, openness }: { referralId: string; openness: Openness }) {
  const { say } = useWords();
  const now = useNow();
  // As with a packet: what was blank once stays so until she opens it anew.
  const [blank, setBlank] = useState<'over' | 'lost'>();
  const because = blank ?? closedBecause(openness, now);
  if (because !== undefined && blank === undefined) setBlank(because);
  if (because === undefined) return <Messages referralId={referralId} open />;
  return <Alert color="yellow" role="status" icon={<IconEyeOff aria-hidden />} title={say('packet.closed')}>{say(because === 'over' ? 'packet.closed-over' : 'packet.closed-lost')}</Alert>;
}

function Messages({ referralId, open }: { referralId: string; open: boolean }) {
  const { say } = useWords();
  const messages = useOfferMessages(referralId, open);
  return <Fetched query={messages}>{(found) => <Thread messages={found} ofPartner authorOf={({ ofPartner }) => say(ofPartner ? 'messages.ours' : 'messages.desk')} />}</Fetched>;
}
