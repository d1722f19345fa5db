import { CANNOT_BE_ASKED } from '@amparo/domain';
import { Button, Checkbox, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { mayDo, type CaseShown } from '../cases/shapes';
import { useNames } from '../colleagues/names.calls';
import { useConsentWork, useOverride, useOverrides, type Override } from '../consents/consents.calls';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { Row, Rows } from '../page/row';
import { Trouble } from '../page/trouble';
import { useRun } from '../page/use-run';
import { PartnerSelect } from '../partners/partner-select';
import { usePartnerNames } from '../partners/partners.calls';
import { useMe } from '../session/use-session';

/** Consents of a case that were done without to save a life: one asks, another agrees after reading why. */
export function Overrides({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const overrides = useOverrides();
  const may = mayDo(it, 'consent.override');
  return (
    <Card title={say('override.title')} actions={may && <Opens label={say('override.ask')}>{(close) => <AskForm caseId={it.caseId} close={close} />}</Opens>}>
      <Fetched query={overrides}>
        {(found) => {
          const own = found.filter(({ caseId }) => caseId === it.caseId);
          return own.length === 0 ? <Empty>{say('override.none')}</Empty> : <Rows name={say('override.title')}>{own.map((one) => <OneOverride key={one.overrideId} one={one} may={may} />)}</Rows>;
        }}
      </Fetched>
    </Card>
  );
}

/** One of them, with what she can do about it. @param named with the case's code, in a list of several cases */
export function OneOverride({ one, may, named = false }: { one: Override; may: boolean; named?: boolean }) {
  const { say, mean, when } = useWords();
  const partner = usePartnerNames();
  const called = useNames([one.askedBy, ...(one.agreedBy === null ? [] : [one.agreedBy]), ...(one.reviewedBy === null ? [] : [one.reviewedBy])]);
  const me = useMe().data?.person;
  const title = `${named ? `${one.reference ?? ''} · ` : ''}${mean('consentPurpose', one.purpose)} · ${partner(one.recipient)}`;
  const isOneOfTwo = me === one.askedBy || me === one.agreedBy;
  return (
    <Row
      title={title}
      about={[
        mean('cannotBeAsked', one.cannotBeAsked), say('override.asked-by', { person: called(one.askedBy), when: when(one.askedAt) }),
        one.agreedBy === null ? say('override.waits') : say('override.agreed-by', { person: called(one.agreedBy), when: when(one.agreedAt ?? '') }),
        one.endsAt !== null && say('consent.until', { when: when(one.endsAt) }), one.reviewedBy !== null && say('override.reviewed-by', { person: called(one.reviewedBy), when: when(one.reviewedAt ?? '') }),
        one.agreedBy !== null && one.reviewedBy === null && say('override.to-review'),
      ]}
      actions={may && (
        <>
          {one.agreedBy === null && me !== one.askedBy && <Opens label={say('override.read')} of={title}>{(close) => <AgreeForm one={one} close={close} />}</Opens>}
          {one.agreedBy !== null && one.reviewedBy === null && !isOneOfTwo && <Opens label={say('override.review')} of={title}>{(close) => <ReviewForm one={one} close={close} />}</Opens>}
        </>
      )}
    />
  );
}

function AskForm({ caseId, close }: { caseId: string; close: () => void }) {
  const { say, mean } = useWords();
  const { override } = useConsentWork(caseId);
  const [recipient, setRecipient] = useState('');
  const [cannotBeAsked, setCannotBeAsked] = useState<(typeof CANNOT_BE_ASKED)[number]>('MISSING');
  const [because, setBecause] = useState('');
  return (
    <Form about={say('override.ask-about')} go={say('override.ask-go')} grave run={() => override.mutateAsync({ purpose: 'CP-REFER', recipient, cannotBeAsked, because })} close={close}>
      <PartnerSelect label={say('consent.recipient')} value={recipient} onChange={setRecipient} />
      <Select label={say('consent.because')} data={CANNOT_BE_ASKED.map((value) => ({ value, label: mean('cannotBeAsked', value) }))} allowDeselect={false} value={cannotBeAsked} onChange={(value) => setCannotBeAsked(value ?? 'MISSING')} />
      <Textarea label={say('override.because')} description={say('override.because-about')} required withAsterisk={false} minLength={10} maxLength={2_000} autosize minRows={3} value={because} onChange={(event) => setBecause(event.currentTarget.value)} />
    </Form>
  );
}

/** The words why come first; only beside them can she agree. */
function AgreeForm({ one, close }: { one: Override; close: () => void }) {
  const { say } = useWords();
  const { agree } = useConsentWork(one.caseId);
  const { busy, error, run } = useRun();
  return (
    <Fetched query={useOverride(one.caseId, one.overrideId)}>
      {({ because }) => (
        <Stack gap="md">
          <Text fw={600}>{say('override.because')}</Text>
          <Text component="div"><bdi>{because}</bdi></Text>
          <Text c="dimmed">{say('override.agree-about')}</Text>
          {error !== undefined && <Trouble error={error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>{say('cancel')}</Button>
            <Button color="red" loading={busy} onClick={() => run(() => agree.mutateAsync(one.overrideId).then(close))}>{say('override.agree')}</Button>
          </Group>
        </Stack>
      )}
    </Fetched>
  );
}

function ReviewForm({ one: { caseId, overrideId }, close }: { one: Override; close: () => void }) {
  const { say } = useWords();
  const { review } = useConsentWork(caseId);
  const [personTold, setPersonTold] = useState(false);
  return (
    <Form about={say('override.review-about')} go={say('override.review-go')} run={() => review.mutateAsync({ overrideId, personTold })} close={close}>
      <Checkbox label={say('override.person-told')} checked={personTold} onChange={(event) => setPersonTold(event.currentTarget.checked)} />
    </Form>
  );
}
