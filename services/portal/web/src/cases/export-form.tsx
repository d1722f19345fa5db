import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useWords } from '../language/words';
import { Opens } from '../page/opens';
import { exportAddress, type CasesWanted } from './cases.calls';

/** The list as a file: what stands in it is said, and it is written down who took it, before anything is given. */
export function ExportForm({ wanted }: { wanted: CasesWanted }) {
  const { say } = useWords();
  const [format, setFormat] = useState<'csv' | 'jsonl'>('csv');
  return (
    <Opens label={say('export.title')}>
      {(close) => (
        <Stack gap="md">
          <Text>{say('export.about')}</Text>
          <Text size="sm" c="dimmed">{say('export.columns')}</Text>
          <Select
            label={say('export.format')} allowDeselect={false} value={format} onChange={(value) => setFormat(value === 'jsonl' ? 'jsonl' : 'csv')}
            data={[{ value: 'csv', label: say('export.csv') }, { value: 'jsonl', label: say('export.jsonl') }]}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>{say('cancel')}</Button>
            <Button component="a" href={exportAddress(wanted, format)} download onClick={close}>{say('export.go')}</Button>
          </Group>
        </Stack>
      )}
    </Opens>
  );
}
