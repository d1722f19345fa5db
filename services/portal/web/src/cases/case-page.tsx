import { Anchor, Group, Stack, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { isRefusal } from '../api/problem';
import { Readers } from '../audit/readers';
import { CheckIns } from '../check-ins/check-ins';
import { Consents } from '../consents/consents';
import { Outside } from '../outside/outside';
import { HandOffs } from '../hand-offs/hand-offs';
import { Help } from '../help/help';
import { RecordCard } from '../record/record-card';
import { Overrides } from '../overrides/overrides';
import { Links } from '../links/links';
import { mayDo, type CaseShown } from './shapes';
import { useWords } from '../language/words';
import { useNames } from '../colleagues/names.calls';
import { Card, Facts } from '../page/card';
import { Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { RouteNames } from '../items/route-names';
import { Plan } from '../risk/plan';
import { Risk } from '../risk/risk';
import { Urgency } from '../urgency/urgency';
import { Attachments } from './attachments';
import { CaseActions } from './case-actions';
import { useCase } from './cases.calls';
import { Content } from './content';
import { Conversation } from './conversation';
import { Explained } from './explained';
import { OtherCases } from './other-cases';
import { Tasks } from './tasks';
import { Timeline } from './timeline';
import classes from './cases.module.css';

/** One case: its routing for whoever may see it, and what lies behind it for whoever may see that. */
export function CasePage() {
  const { caseId } = useParams({ from: '/cases/$caseId' });
  const { say } = useWords();
  const found = useCase(caseId);
  // For an id that nobody has, and for one that is hidden from her: the same words.
  if (isRefusal(found.error)) {
    return (
      <Page key="absent" title={say('case.absent')}>
        <Text>{say('case.absent-about')}</Text>
        <Anchor component={Link} to="/cases">{say('menu.cases')}</Anchor>
      </Page>
    );
  }
  if (found.data === undefined) return <Page key="waiting" title={say('case.title')}><Fetched query={found}>{() => null}</Fetched></Page>;
  return <OneCase key={found.data.caseId} it={found.data} />;
}

function OneCase({ it }: { it: CaseShown }) {
  const { say } = useWords();
  return (
    <Page title={it.reference ?? say('case.no-reference')} about={<Group gap="xs"><Urgency level={it.urgency} /><Status it={it} /></Group>}>
      <div className={classes.columns}>
        <div className={classes.actions}><CaseActions it={it} /></div>
        <Stack gap="md" className={classes.main}>
          <Routing it={it} />
          <Content it={it} />
          <Conversation it={it} />
          <Attachments it={it} />
          {mayDo(it, 'alert.list') && <Risk it={it} />}
          {mayDo(it, 'alert.list') && <Plan it={it} />}
          {mayDo(it, 'referral.list') && <Help it={it} />}
          {mayDo(it, 'referral.list') && <Links it={it} />}
          {mayDo(it, 'referral.list') && <HandOffs it={it} />}
          {mayDo(it, 'safety.read') && <CheckIns it={it} />}
          {mayDo(it, 'consent.list') && <Consents it={it} />}
          {mayDo(it, 'referral.list') && <Outside it={it} />}
          {mayDo(it, 'consent.list') && <Overrides it={it} />}
          <Timeline it={it} />
        </Stack>
        <Stack gap="md" className={classes.side}>
          {mayDo(it, 'item.why') && <Explained caseId={it.caseId} />}
          <Tasks of={it.tasks} />
          {mayDo(it, 'alert.read-record') && <RecordCard caseId={it.caseId} />}
          {mayDo(it, 'case.read-access') && <Readers caseId={it.caseId} />}
          <OtherCases repeats={it.repeats} duplicates={it.duplicates} />
        </Stack>
      </div>
    </Page>
  );
}

function Status({ it }: { it: CaseShown }) {
  const { mean, say } = useWords();
  return <Text component="span">{[mean('status', it.status), it.category === null ? '' : mean('category', it.category), it.reprisal && it.category !== 'REPRISAL' ? say('case.reprisal') : ''].filter((part) => part !== '').join(' · ')}</Text>;
}

function Routing({ it }: { it: CaseShown }) {
  const { say, mean, when, list } = useWords();
  const handlers = it.handlers ?? [];
  const called = useNames([...handlers, ...(it.lead === null ? [] : [it.lead])]);
  return (
    <Card title={say('case.routing')}>
      <Facts of={[
        [say('case.regions'), it.regions.length === 0 ? say('case.no-region') : list(it.regions.map((region) => mean('region', region)))],
        [say('case.country'), say(it.countryKnown ? 'case.country-known' : 'case.country-unknown')],
        [say('case.routes'), (it.routes ?? []).length === 0 ? undefined : <RouteNames routes={it.routes ?? []} />],
        [say('case.lead'), it.lead === null ? undefined : <bdi key="lead">{called(it.lead)}</bdi>],
        [say('case.handlers'), handlers.length === 0 ? say('case.no-handlers') : list(handlers.map(called))],
        [say('case.received'), when(it.receivedAt)],
        [say('case.opened'), it.openedAt === null ? say('case.not-opened') : when(it.openedAt)],
      ]} />
    </Card>
  );
}
