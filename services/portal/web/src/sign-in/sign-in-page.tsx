import { Alert, Select, Stack, Text, Title } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { answer, api } from '../api/client';
import { Problem } from '../api/problem';
import { Brand } from '../frame/brand';
import { useLanguage } from '../language/language-provider';
import { isLanguage, LANGUAGE_NAMES } from '../language/languages.rules';
import { useWords, type MessageKey } from '../language/words';
import { Trouble } from '../page/trouble';
import { lookForSession } from '../session/use-session';
import { ElsewhereStep } from './elsewhere-step';
import { EnrolFactorStep } from './enrol-factor-step';
import { InvitationStep } from './invitation-step';
import { PasswordStep } from './password-step';
import { RecoveryCodes } from '../factors/recovery-codes';
import { SecondFactorStep } from './second-factor-step';
import { SetPasswordStep } from './set-password-step';
import { hasCodes, isOver, WAY_BACK, type Stage, type StepWork } from './sign-in.rules';
import classes from './sign-in.module.css';

const TITLES = {
  PASSWORD: 'sign-in.title', INVITATION: 'invitation.title', SECOND_FACTOR: 'second-factor.title', SET_PASSWORD: 'set-password.title',
  ENROL_FACTOR: 'enrol.title', SIGNED_IN: 'recovery-codes.title', ELSEWHERE: 'elsewhere.title',
} as const satisfies Record<Stage['step'], MessageKey>;

/** Signing in, step by step as the portal asks for them. */
export function SignInPage({ because }: { because?: 'ended' | 'left' | undefined }) {
  const { say } = useWords();
  const [stage, setStage] = useState<Stage>({ step: 'PASSWORD' });
  const [over, setOver] = useState<unknown>();
  const heading = useRef<HTMLHeadingElement>(null);
  const codes = hasCodes(stage);
  useEffect(() => heading.current?.focus(), [stage.step, codes]);

  const go = async (next: Stage) => {
    setOver(undefined);
    if (next.step === 'SIGNED_IN' && next.recoveryCodes === undefined) await lookForSession();
    else setStage(next);
  };
  /** A step that failed for good goes back to the beginning; other refusals are the step's own to show. */
  const step = async (work: () => Promise<Stage>) => {
    try {
      await go(await work());
    } catch (error) {
      if (!(error instanceof Problem) || !isOver(error.code)) throw error;
      setStage({ step: 'PASSWORD' });
      setOver(error);
    }
  };

  const begun = useRef(false);
  useEffect(() => {
    if (location.pathname !== WAY_BACK || begun.current) return;
    begun.current = true;
    history.replaceState(null, '', '/');
    step(() => answer(api.POST('/api/sign-in/resume'))).catch((error: unknown) => {
      // Whoever only kept this address has begun nothing.
      if (!(error instanceof Problem && error.code === 'sign-in.none')) setOver(error);
    });
  });

  return (
    <div className={classes.screen}>
      <header className={classes.top}>
        <span className={classes.brand}><Brand /></span>
        <LanguageSelect />
      </header>
      <main className={classes.middle}>
        <Stack className={classes.card} gap="md">
          <Title order={1} size="h2" tabIndex={-1} ref={heading}>{say(codes ? TITLES.SIGNED_IN : TITLES[stage.step])}</Title>
          {stage.step === 'PASSWORD' && because !== undefined && over === undefined && (
            <Alert color="blue" role="status">{say(because === 'ended' ? 'sign-in.ended' : 'sign-in.left')}</Alert>
          )}
          {over !== undefined && <Trouble error={over} />}
          <Step stage={stage} step={step} go={setStage} />
        </Stack>
        <Text size="sm" c="dimmed" maw="28rem" mt="md" ta="center">{say('sign-in.not-here')}</Text>
      </main>
    </div>
  );
}

function Step({ stage, step, go }: { stage: Stage; step: StepWork; go: (stage: Stage) => void }) {
  switch (stage.step) {
    case 'PASSWORD': return <PasswordStep step={step} onInvitation={() => go({ step: 'INVITATION' })} />;
    case 'INVITATION': return <InvitationStep step={step} onBack={() => go({ step: 'PASSWORD' })} />;
    case 'SECOND_FACTOR': return <SecondFactorStep attempt={stage.attempt} ways={stage.ways} step={step} />;
    case 'SET_PASSWORD': return <SetPasswordStep attempt={stage.attempt} step={step} />;
    case 'ENROL_FACTOR': return <EnrolFactorStep attempt={stage.attempt} ways={stage.ways} step={step} />;
    case 'ELSEWHERE': return <ElsewhereStep at={stage.at} codes={stage.recoveryCodes} onKept={() => go({ step: 'ELSEWHERE', at: stage.at })} />;
    case 'SIGNED_IN': return <RecoveryCodes codes={stage.recoveryCodes ?? []} onKept={lookForSession} />;
  }
}

/** The language of the page, chosen before anybody is known. */
function LanguageSelect() {
  const { say } = useWords();
  const { language, speak } = useLanguage();
  return (
    <Select
      aria-label={say('language.name')}
      size="sm"
      w="9.5rem"
      data={Object.entries(LANGUAGE_NAMES).map(([value, label]) => ({ value, label }))}
      value={language}
      onChange={(value) => isLanguage(value) && speak(value, true)}
    />
  );
}
