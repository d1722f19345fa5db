import { Alert, Button, Checkbox, Group, Select, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { mayDo, type CaseShown } from '../cases/shapes';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Confirm } from '../page/confirm';
import { Empty, Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { Opens } from '../page/opens';
import { Row, Rows } from '../page/row';
import { PartnerSelect } from '../partners/partner-select';
import { usePartnerNames } from '../partners/partners.calls';
import { useStanding } from '../session/use-session';
import { useContact, useContacts, useContactWork, type Contact, type DraftContact } from './outside.calls';

/** What one bank or UN mechanism could be told: written, agreed to by a second person, and handed over by hand. Nothing is sent from here. */
export function Outside({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const contacts = useContacts(it.caseId);
  return (
    <Card title={say('outside.title')} actions={mayDo(it, 'contact.draft') && <Opens label={say('outside.draft')}>{(close) => <DraftForm caseId={it.caseId} close={close} />}</Opens>}>
      <Text size="sm" c="dimmed">{say('outside.about')}</Text>
      <Fetched query={contacts}>
        {(found) => (found.length === 0 ? <Empty>{say('outside.none')}</Empty> : <Rows name={say('outside.title')}>{found.map((one) => <OneContact key={one.contactId} it={it} one={one} />)}</Rows>)}
      </Fetched>
    </Card>
  );
}

function OneContact({ it, one }: { it: CaseShown; one: Contact }) {
  const { say, mean, when } = useWords();
  const standing = useStanding();
  const called = useNames([one.writtenBy, ...(one.agreedBy === null ? [] : [one.agreedBy]), ...(one.endedBy === null ? [] : [one.endedBy])]);
  const { agree, drop } = useContactWork(it.caseId);
  const title = `${mean('consentPurpose', one.purpose)} · ${usePartnerNames()(one.recipient)}`;
  const mine = standing.is === 'in' && standing.session.person === one.writtenBy;
  const hers = mayDo(it, 'contact.draft');
  return (
    <Row
      title={title}
      about={[
        mean('contactStep', one.status), say('outside.written', { person: called(one.writtenBy), when: when(one.writtenAt) }), one.namesHer && say('outside.names-her'),
        one.agreedBy !== null && one.agreedAt !== null && say('outside.agreed', { person: called(one.agreedBy), when: when(one.agreedAt) }),
        one.endedBy !== null && one.endedAt !== null && say('outside.ended', { person: called(one.endedBy), when: when(one.endedAt) }),
      ]}
      actions={(
        <>
          {hers && <Opens label={say('outside.read')} of={title}>{(close) => <Words caseId={it.caseId} contactId={one.contactId} close={close} />}</Opens>}
          {mayDo(it, 'contact.agree') && !mine && one.status === 'DRAFTED' && <Confirm label={say('outside.agree')} of={title} question={say('outside.agree')} explains={say('outside.agree-about')} yes={say('outside.agree')} run={() => agree.mutateAsync(one.contactId)} />}
          {hers && (one.status === 'AGREED' || one.status === 'EXPORTED') && <Opens label={say('outside.export')} of={title} primary>{(close) => <Export caseId={it.caseId} one={one} close={close} />}</Opens>}
          {hers && (one.status === 'DRAFTED' || one.status === 'AGREED') && <Confirm label={say('outside.drop')} of={title} question={say('outside.drop')} yes={say('outside.drop')} run={() => drop.mutateAsync(one.contactId)} />}
        </>
      )}
    />
  );
}

function DraftForm({ caseId, close }: { caseId: string; close: () => void }) {
  const { say, mean } = useWords();
  const { draft } = useContactWork(caseId);
  const [purpose, setPurpose] = useState<DraftContact['purpose']>('CP-UN');
  const [recipient, setRecipient] = useState('');
  const [namesHer, setNamesHer] = useState(false);
  const [words, setWords] = useState('');
  return (
    <Form about={say('outside.draft-about')} go={say('outside.draft')} run={() => draft.mutateAsync({ purpose, recipient, namesHer, words })} close={close}>
      <Select label={say('consent.purpose')} data={(['CP-UN', 'CP-BANKPRIV'] as const).map((value) => ({ value, label: mean('consentPurpose', value) }))} allowDeselect={false} value={purpose} onChange={(value) => {
        setPurpose((value ?? 'CP-UN'));
        setRecipient('');
      }} />
      <PartnerSelect label={say('outside.recipient')} kind={purpose === 'CP-UN' ? 'MECHANISM' : 'BANK'} value={recipient} onChange={setRecipient} />
      <Textarea label={say('outside.words')} required withAsterisk={false} autosize minRows={5} maxLength={20_000} value={words} onChange={(event) => setWords(event.currentTarget.value)} />
      <Checkbox label={say('outside.names-her')} description={say('outside.names-her-about')} checked={namesHer} onChange={(event) => setNamesHer(event.currentTarget.checked)} />
    </Form>
  );
}

/** Takes it out once she says so: consent is asked anew, and it is written down. */
function Export({ caseId, one, close }: { caseId: string; one: Contact; close: () => void }) {
  const { say } = useWords();
  const work = useContactWork(caseId);
  const [words, setWords] = useState<string>();
  if (words === undefined) return <Form about={say('outside.export-about')} go={say('outside.export')} grave run={() => work.export.mutateAsync(one.contactId).then((found) => setWords(found.words))} close={() => undefined} leave={close} />;
  return (
    <Stack gap="md">
      <Alert color="yellow" role="status">{say('outside.exported')}</Alert>
      <Textarea readOnly autosize aria-label={say('outside.words')} value={words} onFocus={(event) => event.currentTarget.select()} />
      <Group justify="flex-end"><Button variant="default" onClick={close}>{say('close')}</Button></Group>
    </Stack>
  );
}

function Words({ caseId, contactId, close }: { caseId: string; contactId: string; close: () => void }) {
  const { say } = useWords();
  return (
    <Stack gap="md">
      <Fetched query={useContact(caseId, contactId)}>{({ words }) => <Text style={{ whiteSpace: 'pre-wrap' }}><bdi>{words}</bdi></Text>}</Fetched>
      <Group justify="flex-end"><Button variant="default" onClick={close}>{say('close')}</Button></Group>
    </Stack>
  );
}
