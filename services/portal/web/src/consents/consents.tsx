import { Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useNames } from '../colleagues/names.calls';
import { mayDo, type CaseShown } from '../cases/shapes';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { languageName } from '../offers/language-name';
import { Card, Facts } from '../page/card';
import { Confirm } from '../page/confirm';
import { Empty, Fetched } from '../page/fetched';
import { Opens } from '../page/opens';
import { Row, Rows } from '../page/row';
import { usePartnerNames } from '../partners/partners.calls';
import { ConsentForm } from './consent-form';
import { RefusalForm } from './refusal-form';
import { hasPaper, mayBeWithdrawn } from './consent-form.rules';
import { useConsent, useConsents, useConsentWork, type Consent } from './consents.calls';

/** What was agreed to, refused or is to be asked on a case, and what she can do about it. */
export function Consents({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const consents = useConsents(it.caseId);
  const may = mayDo(it, 'consent.record');
  return (
    <Card title={say('consent.title')} actions={may && (
      <Group gap="xs">
        <Opens label={say('consent.record')} primary>{(close) => <ConsentForm caseId={it.caseId} answer="GIVEN" close={close} />}</Opens>
        <Opens label={say('consent.ask')}>{(close) => <ConsentForm caseId={it.caseId} answer="ASKED" close={close} />}</Opens>
        {consents.data?.some(({ givenBy }) => givenBy === 'COMMUNITY') && <Opens label={say('refusal.title')}>{(close) => <RefusalForm caseId={it.caseId} close={close} />}</Opens>}
      </Group>
    )}>
      <Fetched query={consents}>
        {(found) => (found.length === 0 ? <Empty>{say('consent.none')}</Empty> : <Rows name={say('consent.title')}>{found.map((one) => <OneConsent key={one.consentId} it={it} one={one} />)}</Rows>)}
      </Fetched>
    </Card>
  );
}

function OneConsent({ it, one }: { it: CaseShown; one: Consent }) {
  const { say, mean, when, list } = useWords();
  const partner = usePartnerNames();
  const { withdraw } = useConsentWork(it.caseId);
  const recipient = one.recipient === '' ? say('consent.ours') : one.recipient === '*' ? say('consent.anybody') : partner(one.recipient);
  const title = `${mean('consentPurpose', one.purpose)} · ${recipient}`;
  return (
    <Row
      title={title}
      about={[
        <span key="status">{mean('consentStatus', one.status)}{one.supersededAt === null ? '' : ` · ${say('consent.superseded')}`}{one.suspended ? ` · ${say('consent.suspended')}` : ''}{one.answeredBy === null ? '' : ` · ${say('consent.answered')}`}</span>,
        one.classes.length > 0 && say('consent.covers', { classes: list(one.classes.map((code) => mean('dataClass', code))) }),
        one.withdrawnAt !== null ? say('consent.withdrawn', { when: when(one.withdrawnAt) }) : one.expiresAt !== null && say('consent.until', { when: when(one.expiresAt) }),
      ]}
      actions={(
        <>
          {mayDo(it, 'consent.read') && <Opens label={say('consent.read')} of={title}>{(close) => <Terms caseId={it.caseId} consentId={one.consentId} close={close} />}</Opens>}
          {mayDo(it, 'consent.read') && hasPaper(one) && <Anchor component={Link} to={`/cases/${it.caseId}/consents/${one.consentId}/paper`} size="sm" aria-label={`${say('paper.page')}: ${title}`}>{say('paper.page')}</Anchor>}
          {mayDo(it, 'consent.withdraw') && mayBeWithdrawn(one) && (
            <Confirm label={say('consent.withdraw')} of={title} question={say('consent.withdraw')} explains={say('consent.withdraw-about')} yes={say('consent.withdraw-yes')} grave run={() => withdraw.mutateAsync(one.consentId)} />
          )}
        </>
      )}
    />
  );
}

/** The terms, which are written down as read. */
function Terms({ caseId, consentId, close }: { caseId: string; consentId: string; close: () => void }) {
  const { say, mean, when, list } = useWords();
  const { language } = useLanguage();
  const partner = usePartnerNames();
  const found = useConsent(caseId, consentId);
  const called = useNames(found.data === undefined ? [] : [found.data.recordedBy]);
  return (
    <Stack gap="md">
      <Fetched query={found}>
        {({ terms, named, ...one }) => (
          <Facts of={[
            [say('consent.who'), one.givenBy === null ? undefined : mean('givenBy', one.givenBy)], [say('consent.how'), one.how === null ? undefined : mean('howGiven', one.how)],
            [say('consent.explained'), one.explained.length === 0 ? undefined : list(one.explained.map((code) => mean('explained', String(code))))],
            [say('consent.language'), one.language === null ? undefined : languageName(one.language, language)],
            [say('consent.given-on'), one.givenAt === null ? undefined : when(one.givenAt)], [say('consent.ends-on'), one.expiresAt === null ? undefined : when(one.expiresAt)],
            [say('consent.conditions'), terms.conditions.length === 0 ? undefined : <List key="conditions">{terms.conditions.map((each) => <List.Item key={each}><bdi>{each}</bdi></List.Item>)}</List>],
            [say('consent.not-to'), terms.notTo.length === 0 ? undefined : list(terms.notTo.map(partner))],
            [say('consent.representative'), named?.representative], [say('consent.basis'), named?.basis], [say('consent.witness'), named?.witness], [say('field.interpreter'), named?.interpreter],
            [say('consent.without'), named?.without === undefined ? undefined : list(named.without)],
            [say('consent.recorded'), say('items.taken-by', { person: called(one.recordedBy), when: when(one.recordedAt) })],
          ]} />
        )}
      </Fetched>
      {found.data?.named === null && <Text size="sm" c="dimmed">{say('consent.names-not-yours')}</Text>}
      <Group justify="flex-end"><Button variant="default" onClick={close}>{say('close')}</Button></Group>
    </Stack>
  );
}
