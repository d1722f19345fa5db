import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { mayDo, type CaseShown, type Purpose } from './shapes';
import { useNames } from '../colleagues/names.calls';
import { useWords } from '../language/words';
import { Card } from '../page/card';
import { Empty, Fetched } from '../page/fetched';
import { AskToRead } from './ask-to-read';
import { useConversation } from './cases.calls';
import { NotForYou } from './not-for-you';
import { ReplyForm } from './reply-form';
import classes from './cases.module.css';

/** What the reporter wrote since, with the return code, and what the team answered. */
export function Conversation({ it }: { it: CaseShown }) {
  const { say } = useWords();
  const [purpose, setPurpose] = useState<Purpose>();
  const may = mayDo(it, 'case.read-conversation');
  return (
    <Card title={say('conversation.title')} actions={mayDo(it, 'case.reply') && <ReplyForm caseId={it.caseId} />}>
      {!may && <NotForYou />}
      {may && purpose === undefined && <AskToRead what="conversation" onAsk={setPurpose} />}
      {may && purpose !== undefined && <Messages caseId={it.caseId} purpose={purpose} />}
    </Card>
  );
}

function Messages({ caseId, purpose }: { caseId: string; purpose: Purpose }) {
  const { say, when } = useWords();
  const conversation = useConversation(caseId, purpose);
  const called = useNames((conversation.data?.messages ?? []).flatMap(({ author }) => (author === undefined ? [] : [author])));
  return (
    <Fetched query={conversation}>
      {({ messages }) => (messages.length === 0 ? <Empty>{say('conversation.none')}</Empty> : (
        <ol className={classes.lines}>
          {messages.map((message) => (
            <li key={message.messageId}>
              <Stack gap={2}>
                <Text size="sm" c="dimmed">{message.author === undefined ? say('conversation.reporter') : say('conversation.author', { who: called(message.author) })} · <time dateTime={message.receivedAt}>{when(message.receivedAt)}</time>{message.seen !== undefined && ` · ${say(message.seen ? 'conversation.seen' : 'conversation.unseen')}`}</Text>
                <Text className={classes.text} dir="auto">{message.text ?? say('conversation.unreadable')}</Text>
              </Stack>
            </li>
          ))}
        </ol>
      ))}
    </Fetched>
  );
}
