import { codesOf, isOver, labelOf, mayGo } from '@amparo/domain';
import { Alert, List, MultiSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { mayDo, type CaseShown } from '../cases/shapes';
import { useNames } from '../colleagues/names.calls';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { whyAsked } from '../offers/why-asked';
import { Card } from '../page/card';
import { Confirm } from '../page/confirm';
import { Empty, Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { Row, Rows } from '../page/row';
import { HearDeletion } from '../deletions/hear-deletion';
import { useLinkWork } from '../links/links.calls';
import { MakeLink } from '../links/make-link';
import { PartnerSelect } from '../partners/partner-select';
import { usePartnerNames, usePartners } from '../partners/partners.calls';
import { useHelpWork, useReferrals, type Referral } from './help.calls';
import { DeskLog } from '../referral-log/desk-log';
import { ReleaseForm } from './release-form';

/** Help that was asked for in a case: of whom and why, what they said, what was given to whom and who has read it. */
export function Help({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const referrals = useReferrals(it.caseId);
  return (
    <Card title={say('help.title')} actions={mayDo(it, 'referral.offer') && <Opens label={say('help.ask')} primary>{(close) => <AskForm caseId={it.caseId} close={close} />}</Opens>}>
      <Fetched query={referrals}>
        {(found) => (found.length === 0 ? <Empty>{say('help.none')}</Empty> : (
          <Stack gap="sm">
            {found.some(({ need }) => need === 'UNANSWERED') && <Alert color="yellow" role="status">{say('help.unanswered')}</Alert>}
            <Rows name={say('help.title')}>{found.map((one) => <OneReferral key={one.referralId} it={it} one={one} />)}</Rows>
          </Stack>
        ))}
      </Fetched>
    </Card>
  );
}

function OneReferral({ it, one }: { it: CaseShown; one: Referral }) {
  const words = useWords();
  const { say, mean, when, list } = words;
  const { language } = useLanguage();
  const title = usePartnerNames()(one.organisation);
  const called = useNames([...one.readBy.map(({ person }) => person), ...one.steps.flatMap(({ by }) => by ?? []), ...(one.deletionHeard == null ? [] : [one.deletionHeard.heardBy])]);
  const { recall } = useHelpWork(it.caseId);
  const { make } = useLinkWork(it.caseId);
  const { data: partners = [] } = usePartners();
  const byLink = partners.some(({ id, servedByLink }) => id === one.organisation && servedByLink);
  const stands = !isOver(one.status) || (one.deletionAskedAt !== null && one.deletedAt === null);
  return (
    <Row
      title={title}
      about={[
        list(one.measures.map((code) => labelOf('protective_measure', code, language))),
        `${mean('referralStep', one.status)}${one.declinedBecause == null ? '' : ` · ${mean('declined', one.declinedBecause)}`}`,
        say('help.because', { reasons: list(whyAsked(one.because, words, language)) }), say('help.asked', { when: when(one.offeredAt) }),
        one.answeredAt !== null && say('help.answered', { when: when(one.answeredAt) }),
        one.released !== null && say('help.released', { fields: list(one.released.map((name) => mean('packetField', name))) }),
        one.readBy.length > 0 && <List key="read" size="sm">{one.readBy.map(({ person, at, fields }) => <List.Item key={`${person} ${at}`}>{say(fields.length > 0 ? 'help.read-by' : 'help.read-log-by', { person: called(person), when: when(at) })}</List.Item>)}</List>,
        one.steps.length > 0 && <List key="steps" size="sm">{one.steps.map(({ status, at, by }) => <List.Item key={`${status} ${at}`}>{say(by === null ? 'steps.one' : 'steps.one-by', { status: mean('referralStep', status), when: when(at), person: by === null ? '' : called(by) })}</List.Item>)}</List>,
        one.deletionAskedAt !== null && say(one.deletedAt === null ? 'help.deletion-asked' : 'help.deletion-done', { when: when(one.deletedAt ?? one.deletionAskedAt) }),
        one.deletionHeard !== null && say('deletion.heard-by', { person: called(one.deletionHeard.heardBy), when: when(one.deletionHeard.saidAt), way: mean('handedBy', one.deletionHeard.channel) }),
      ]}
      actions={(
        <>
          {mayDo(it, 'referral.release') && mayGo(one.status, 'RELEASED') && <Opens label={say('help.release')} of={title} primary>{(close) => <ReleaseForm caseId={it.caseId} one={one} close={close} />}</Opens>}
          {mayDo(it, 'consent.read') && <Opens label={say('log.title')} of={title}>{(close) => <DeskLog caseId={it.caseId} referralId={one.referralId} writes={mayDo(it, 'consent.record') && ['RELEASED', 'SENT', 'ACCEPTED', 'IN_SERVICE'].includes(one.status)} close={close} />}</Opens>}
          {mayDo(it, 'referral.release') && byLink && stands && <Opens label={say('link.make')} of={title}>{(close) => <MakeLink about={say('link.make-about')} make={(how) => make.mutateAsync({ referralId: one.referralId, ...how })} close={close} />}</Opens>}
          {mayDo(it, 'referral.offer') && one.deletionAskedAt !== null && one.deletedAt === null && <Opens label={say('deletion.heard')} of={title}>{(close) => <HearDeletion of={{ caseId: it.caseId, referralId: one.referralId }} close={close} />}</Opens>}
          {mayDo(it, 'referral.offer') && !isOver(one.status) && <Confirm label={say('help.recall')} of={title} question={say('help.recall')} explains={say('help.recall-about')} yes={say('help.recall-yes')} grave run={() => recall.mutateAsync(one.referralId)} />}
        </>
      )}
    />
  );
}

function AskForm({ caseId, close }: { caseId: string; close: () => void }) {
  const { say } = useWords();
  const { language } = useLanguage();
  const { ask } = useHelpWork(caseId);
  const [measures, setMeasures] = useState<string[]>([]);
  const [to, setTo] = useState('');
  return (
    <Form about={say('help.ask-about')} go={say('help.ask-go')} run={() => ask.mutateAsync({ measures: measures as Parameters<typeof ask.mutate>[0]['measures'], ...(to === '' ? {} : { to }) })} close={close}>
      <MultiSelect label={say('help.measures')} data={codesOf('protective_measure').map((value) => ({ value, label: labelOf('protective_measure', value, language) }))} searchable hidePickedOptions value={measures} onChange={setMeasures} />
      <PartnerSelect label={say('help.to')} value={to} onChange={setTo} nobody={say('help.to-all')} />
      <Text size="sm" c="dimmed">{say('help.teaser')}</Text>
    </Form>
  );
}
