import { shows } from '@amparo/domain';
import { Group, Stack } from '@mantine/core';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Fetched } from '../page/fetched';
import { Opens } from '../page/opens';
import { Thread, WriteForm } from '../partner-messages/thread';
import { useHelpWork, useReferralMessages, type Referral } from './help.calls';

/** What a partner and the desk wrote to each other about a referral. Opening it is written down. */
export function ReferralMessages({ caseId, one, title }: { caseId: string; one: Referral; title: string }) {
  const { say } = useWords();
  const messages = useReferralMessages(caseId, one.referralId);
  const called = useNames((messages.data ?? []).flatMap(({ author }) => (author === null ? [] : [author])));
  const { write } = useHelpWork(caseId);
  return (
    <Stack gap="sm">
      {shows(one.status) === 'PACKET' && (
        <Group>
          <Opens label={say('messages.write')} of={title}>
            {(close) => <WriteForm about={say('messages.about-desk')} write={(message) => write.mutateAsync({ referralId: one.referralId, message })} close={close} />}
          </Opens>
        </Group>
      )}
      <Fetched query={messages}>{(found) => <Thread messages={found} ofPartner={false} authorOf={({ author }) => (author === null ? '' : called(author))} />}</Fetched>
    </Stack>
  );
}
