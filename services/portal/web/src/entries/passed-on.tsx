import { Button, Stack, Text } from '@mantine/core';
import type { Schema } from '../api/paths';
import code from '../factors/factors.module.css';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import classes from './entries.module.css';
import { ProofOfReceipt } from './proof-of-receipt';

/** It has arrived: the code to pass on to the person, shown this once. */
export function PassedOn({ entered: { reference, urgency, receipt, words, proof }, again }: { entered: Schema<'intake.EnteredReport'>; again: () => void }) {
  const { say, mean } = useWords();
  return (
    <Card title={say('entry.arrived')}>
      <Stack gap="md" role="status">
        <Text>{say('entry.reference', { reference, urgency: mean('urgency', urgency) })}</Text>
        {receipt === null ? <Text>{say('entry.added')}</Text> : (
          <>
            <Text>{say('entry.pass-on')}</Text>
            <ol className={classes.words} aria-label={say('entry.words')} dir="auto">{words.map((word, at) => <li key={at}>{word}</li>)}</ol>
            <Text className={code.code} aria-label={say('entry.letters')} role="group" dir="ltr">{receipt}</Text>
            <Text size="sm" c="dimmed">{say('entry.keep-none')}</Text>
          </>
        )}
        {proof !== null && <ProofOfReceipt line={proof} />}
        <Button onClick={again}>{say('entry.again')}</Button>
      </Stack>
    </Card>
  );
}
