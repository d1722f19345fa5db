import { Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Schema } from '../api/paths';
import classes from '../cases/cases.module.css';
import { useWords } from '../language/words';
import { Empty } from '../page/fetched';
import { Form } from '../page/form';

export type PartnerMessage = Schema<'protection.PartnerMessage'>;
export type NewMessage = Schema<'protection.WriteMessage'>;

/** Longest message, as protection takes it. */
const LONGEST = 5_000;

interface ThreadProps {
  messages: readonly PartnerMessage[];
  /** Whose page it is. */
  ofPartner: boolean;
  /** Who wrote one. */
  authorOf: (message: PartnerMessage) => string;
}

/** What the desk and a partner wrote to each other. */
export function Thread({ messages, ofPartner, authorOf }: ThreadProps) {
  const { say, when } = useWords();
  if (messages.length === 0) return <Empty>{say('messages.none')}</Empty>;
  return (
    <ol className={classes.lines}>
      {messages.map((message) => (
        <li key={message.messageId}>
          <Stack gap={2}>
            <Text size="sm" c="dimmed">
              <bdi>{authorOf(message)}</bdi> · <time dateTime={message.at}>{when(message.at)}</time>
              {message.ofPartner === ofPartner && ` · ${message.readAt === null ? say('messages.unread') : say('messages.read', { when: when(message.readAt) })}`}
            </Text>
            <Text className={classes.text} dir="auto">{message.text}</Text>
          </Stack>
        </li>
      ))}
    </ol>
  );
}

/** Writes one. A window is one message, however often it is sent. */
export function WriteForm({ about, write, close }: { about: string; write: (message: NewMessage) => Promise<unknown>; close: () => void }) {
  const { say } = useWords();
  const [messageId] = useState(() => crypto.randomUUID());
  const [text, setText] = useState('');
  return (
    <Form about={about} go={say('messages.go')} run={() => write({ messageId, text })} close={close}>
      <Textarea label={say('messages.text')} size="md" rows={6} required withAsterisk={false} maxLength={LONGEST} dir="auto" value={text} onChange={(event) => setText(event.currentTarget.value)} />
    </Form>
  );
}
