import { classesOf, PACKET_FIELD_NAMES, type PacketField } from '@amparo/domain';
import { Alert, Checkbox, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useConsents } from '../consents/consents.calls';
import { useWords } from '../language/words';
import { Fetched } from '../page/fetched';
import { Form } from '../page/form';
import { usePartnerNames } from '../partners/partners.calls';
import { useHelpWork, type Referral } from './help.calls';

/** Chooses what one partner gets, field by field, beside what the person agreed to for it. Released is released: nobody can change it. */
export function ReleaseForm({ caseId, one, close }: { caseId: string; one: Referral; close: () => void }) {
  const { say, mean, list } = useWords();
  const { release } = useHelpWork(caseId);
  const partner = usePartnerNames();
  const [fields, setFields] = useState<Partial<Record<PacketField, string>>>({});
  const chosen = PACKET_FIELD_NAMES.filter((name) => fields[name] !== undefined);
  const needed = chosen.length === 0 ? [] : classesOf(chosen);
  const toggle = (name: PacketField, on: boolean) => setFields((before) => Object.fromEntries(Object.entries(on ? { ...before, [name]: '' } : before).filter(([each]) => on || each !== name)));
  const send = () => release.mutateAsync({ referralId: one.referralId, fields: chosen.map((field) => ({ field, says: fields[field] ?? '' })) });
  return (
    <Form about={say('help.release-about', { partner: partner(one.organisation) })} go={say('help.release-go')} grave run={send} close={close}>
      <Covers caseId={caseId} organisation={one.organisation} needed={needed} />
      {PACKET_FIELD_NAMES.map((name) => (
        <Stack key={name} gap={6}>
          <Checkbox label={`${mean('packetField', name)} (${mean('dataClass', classesOf([name]).at(-1) ?? '')})`} checked={fields[name] !== undefined} onChange={(event) => toggle(name, event.currentTarget.checked)} />
          {fields[name] !== undefined && <Textarea aria-label={mean('packetField', name)} required autosize minRows={2} maxLength={20_000} value={fields[name]} onChange={(event) => { const says = event.currentTarget.value; setFields((before) => ({ ...before, [name]: says })); }} />}
        </Stack>
      ))}
      {needed.length > 0 && <Text size="sm" c="dimmed">{say('help.needs', { classes: list(needed.map((code) => mean('dataClass', code))) })}</Text>}
    </Form>
  );
}

/** What she agreed to for this partner, as things stand. The service asks anew; this is for the eye. */
function Covers({ caseId, organisation, needed }: { caseId: string; organisation: string; needed: readonly string[] }) {
  const { say, mean, when, list } = useWords();
  return (
    <Fetched query={useConsents(caseId)}>
      {(found) => {
        const covering = found.filter((one) => one.purpose === 'CP-REFER' && one.recipient === organisation && (one.status === 'GIVEN' || one.status === 'OVERRIDE') && one.supersededAt === null);
        if (covering.length === 0) return <Alert color="red" role="status">{say('help.no-consent')}</Alert>;
        return covering.map((one) => {
          const lacks = needed.filter((code) => !one.classes.includes(code as 'S1'));
          return (
            <Alert key={one.consentId} color={lacks.length === 0 ? 'green' : 'red'} role="status" title={mean('consentStatus', one.status)}>
              {say('consent.covers', { classes: list(one.classes.map((code) => mean('dataClass', code))) })}{one.expiresAt === null ? '' : ` · ${say('consent.until', { when: when(one.expiresAt) })}`}
              {lacks.length > 0 && <Text size="sm" fw={600}>{say('help.lacks', { classes: list(lacks.map((code) => mean('dataClass', code))) })}</Text>}
            </Alert>
          );
        });
      }}
    </Fetched>
  );
}
