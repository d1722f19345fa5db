import { Button, Text } from '@mantine/core';
import { useWords } from '../language/words';
import classes from './entries.module.css';
import { proofInGroups } from './proof.rules';

/** The door's signed line that something was sent, to be read out or printed: of the page it is all that is printed. */
export function ProofOfReceipt({ line }: { line: string }) {
  const { say } = useWords();
  return (
    <>
      <section className={classes.proof} aria-label={say('entry.proof')}>
        <Text fw={600}>{say('entry.proof')}</Text>
        <Text size="sm">{say('entry.proof-about')}</Text>
        <p className={classes.line} dir="ltr">
          {proofInGroups(line).map((groups, part) => <span key={part}>{part > 0 && ' '}{groups.map((group, at) => <span key={at} className={groups.length > 1 ? classes.group : undefined}>{group}</span>)}</span>)}
        </p>
      </section>
      <Button variant="default" onClick={() => window.print()}>{say('entry.proof-print')}</Button>
    </>
  );
}
