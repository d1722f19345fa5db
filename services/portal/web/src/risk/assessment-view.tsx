import { labelOf } from '@amparo/domain';
import { Badge, List, Stack, Text } from '@mantine/core';
import { useNames } from '../colleagues/names.calls';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { Facts } from '../page/card';
import { Urgency } from '../urgency/urgency';
import { useBecause } from './because-of-risk';
import type { Assessment } from './risk.calls';
import { differenceOf, LISTS, TITLES, VOCABULARY, type ListName } from './risk-form.rules';
import classes from './risk.module.css';

/** One assessment: its level and why, by whom, until when, and what it says; beside it what changed since the one before. */
export function AssessmentView({ one, before }: { one: Assessment; before: Assessment | undefined }) {
  const { say, when, list } = useWords();
  const because = useBecause();
  const called = useNames([one.assessedBy]);
  return (
    <Stack gap="sm">
      <Facts of={[
        [say('risk.level'), <Urgency key="level" level={one.level} />],
        [say('risk.lowest'), one.lowest === one.level ? undefined : <Urgency key="lowest" level={one.lowest} />],
        [say('risk.because'), one.because.length === 0 ? undefined : list(one.because.map(because))],
        [say('risk.assessed'), say('risk.by', { person: called(one.assessedBy), when: when(one.assessedAt) })],
        [say('risk.until'), when(one.expiresAt)],
        [say('risk.superseded'), one.supersededAt === null ? undefined : when(one.supersededAt)],
      ]} />
      {LISTS.map((name) => <Codes key={name} one={one} before={before} name={name} />)}
    </Stack>
  );
}

function Codes({ one, before, name }: { one: Assessment; before: Assessment | undefined; name: ListName }) {
  const { say, mean, list } = useWords();
  const { language } = useLanguage();
  const called = (code: string) => labelOf(VOCABULARY[name], code, language);
  const { more, gone } = differenceOf(one, before, name);
  const lines = linesOf(one, name);
  return (
    <div>
      <Text fw={600}>{say(TITLES[name])}</Text>
      {lines.length === 0 ? <Text size="sm" c="dimmed">{say('risk.nothing')}</Text> : (
        <List size="sm" spacing={4}>
          {lines.map(({ code, when, says }, at) => (
            <List.Item key={`${code} ${at}`}>
              {called(code)}{when !== undefined && ` · ${mean('recency', when)}`}
              {before !== undefined && more.includes(code) && <Badge size="sm" variant="light" ms="xs" tt="none">{say('risk.new')}</Badge>}
              {says !== undefined && <Text size="sm" className={classes.says}><bdi>{says}</bdi></Text>}
            </List.Item>
          ))}
        </List>
      )}
      {gone.length > 0 && <Text size="sm" c="dimmed">{say('risk.gone', { what: list(gone.map(called)) })}</Text>}
    </div>
  );
}

function linesOf({ threats, vulnerabilities, capacities }: Assessment, name: ListName): { code: string; when?: string; says: string | undefined }[] {
  switch (name) {
    case 'threats': return threats.map(({ act, when, says }) => ({ code: act, when, says }));
    case 'vulnerabilities': return vulnerabilities.map(({ factor, says }) => ({ code: factor, says }));
    case 'capacities': return capacities.map(({ measure, says }) => ({ code: measure, says }));
  }
}
