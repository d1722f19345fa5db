import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { mayDo, type AttachmentShown, type CaseShown, type Purpose } from './shapes';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { AskToRead } from './ask-to-read';
import { attachmentAddress, useAttachments } from './cases.calls';
import { NotForYou } from './not-for-you';
import classes from './cases.module.css';

/** The files that the reporter added. Listed once she asks, and each shown or saved once she asks for that one: each is a reading. */
export function Attachments({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const [purpose, setPurpose] = useState<Purpose>();
  const may = mayDo(it, 'case.read-identity');
  return (
    <Card title={say('attachments.title')}>
      {!may && <NotForYou />}
      {may && purpose === undefined && <AskToRead what="attachments" onAsk={setPurpose} />}
      {may && purpose !== undefined && <Files caseId={it.caseId} purpose={purpose} />}
    </Card>
  );
}

function Files({ caseId, purpose }: { caseId: string; purpose: Purpose }) {
  const { say } = useWords();
  return (
    <Fetched query={useAttachments(caseId, purpose)}>
      {({ attachments }) => (attachments.length === 0 ? <Empty>{say('attachments.none')}</Empty> : (
        <Stack gap="sm">
          <Text size="sm">{say('attachments.warning')}</Text>
          <ol className={classes.lines}>
            {attachments.map((file) => <li key={file.attachmentId}><File caseId={caseId} file={file} purpose={purpose} /></li>)}
          </ol>
        </Stack>
      ))}
    </Fetched>
  );
}

function File({ caseId, file, purpose }: { caseId: string; file: AttachmentShown; purpose: Purpose }) {
  const { say, when } = useWords();
  const [shown, setShown] = useState(false);
  const address = (as: 'original' | 'picture') => attachmentAddress(caseId, file.attachmentId, as, purpose);
  if (file.state !== 'KEPT') return <Text>{say(file.state === 'WANTED' ? 'attachments.wanted' : 'attachments.unreadable')}</Text>;
  return (
    <Stack gap={4}>
      {file.name !== null && <Text className={classes.text} dir="auto"><bdi>{file.name}</bdi></Text>}
      <Text size="sm" c="dimmed">{say('attachments.facts', { kind: file.kind ?? '', kilobytes: Math.ceil((file.size ?? 0) / 1024) })} · <time dateTime={file.receivedAt}>{when(file.receivedAt)}</time></Text>
      <Text size="xs" c="dimmed" className={classes.text}>{say('attachments.hash', { hash: file.sha256 ?? '' })}</Text>
      <Group gap="xs">
        {file.shows && !shown && <Button size="xs" variant="default" onClick={() => setShown(true)}>{say('attachments.show')}</Button>}
        <Button size="xs" variant="default" component="a" href={address('original')} download>{say('attachments.save')}</Button>
      </Group>
      {shown && <><img className={classes.picture} src={address('picture')} alt={say('attachments.alt')} /><Text size="sm" c="dimmed">{say('attachments.picture')}</Text></>}
    </Stack>
  );
}
