import { Table, Text } from '@mantine/core';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { LEVELS } from '../urgency/urgency.rules';
import { useCounts } from './figures.calls';
import { byRegion } from './figures.rules';
import classes from './figures.module.css';

/** How many cases there are, for whoever may see figures. Cases that are hidden from her are not counted. */
export function FiguresPage() {
  const { say, mean } = useWords();
  return (
    <Page title={say('figures.title')} about={say('figures.about')}>
      <Fetched query={useCounts()}>
        {({ total, cells }) => (
          <Card title={say('figures.by-region')}>
            <Text>{total === null ? say('figures.total-withheld') : say('figures.total', { count: total })}</Text>
            {cells.length === 0 ? <Empty>{say('figures.none')}</Empty> : (
              <div className={classes.wide} role="group" aria-label={say('figures.title')} tabIndex={0}>
                <Table>
                  <Table.Thead>
                    <Table.Tr><Table.Th scope="col">{say('cases.region')}</Table.Th>{LEVELS.map((level) => <Table.Th key={level} scope="col">{mean('urgency', level)}</Table.Th>)}</Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {byRegion(cells, LEVELS).map(({ region, cases }) => (
                      <Table.Tr key={region}>
                        <Table.Th scope="row">{region === 'UNKNOWN' ? say('case.no-region') : mean('region', region)}</Table.Th>
                        {cases.map((count, at) => <Table.Td key={LEVELS[at]}>{count === undefined ? '0' : count === null ? <abbr title={say('figures.withheld')}>*</abbr> : count}</Table.Td>)}
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </div>
            )}
            <Text size="sm" c="dimmed">* {say('figures.withheld')}</Text>
          </Card>
        )}
      </Fetched>
    </Page>
  );
}
