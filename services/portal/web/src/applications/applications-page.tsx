import { Anchor, Badge } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answer, api } from '../api/client';
import { useWords } from '../language/words';
import { Empty, Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { Row, Rows } from '../page/row';
import { useMay } from '../session/use-session';

/** Applications for money that she may see, the urgent ones first. S1. */
export function ApplicationsPage() {
  const { say, mean, when } = useWords();
  const may = useMay();
  const applications = useQuery({ queryKey: ['applications'], queryFn: () => answer(api.GET('/api/grants/applications')) });
  return (
    <Page title={say('applications.title')} about={say('applications.about')}>
      <Fetched query={applications}>
        {({ applications: rows }) => (rows.length === 0 ? <Empty>{say('applications.none')}</Empty> : (
          <Rows name={say('applications.title')}>
            {rows.map(({ caseId, reference, urgent, state, currency, openedAt }) => (
              <Row
                key={caseId} title={may('case.read-routing') ? <Anchor component={Link} to={`/cases/${caseId}`}><bdi>{reference}</bdi></Anchor> : <bdi>{reference}</bdi>}
                about={[<>{mean('applicationState', state)}{currency !== null && ` · ${currency}`}</>, when(openedAt)]}
                actions={urgent ? <Badge color="red" variant="light">{say('applications.urgent')}</Badge> : undefined}
              />
            ))}
          </Rows>
        ))}
      </Fetched>
    </Page>
  );
}
