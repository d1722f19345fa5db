import { Anchor, Button, Group, Select, Stack, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { InLanguage, useLanguage } from '../language/language-provider';
import { directionOf, firstSpoken, LANGUAGE_NAMES, LANGUAGES, type Language } from '../language/languages.rules';
import { useWords } from '../language/words';
import { Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { usePartnerNames } from '../partners/partners.calls';
import { usePaper, type Paper } from './paper.calls';
import { classesOn, explainedOn, signaturesOn, signerOf, SIGNERS, type Signer } from './paper.rules';
import classes from './paper.module.css';

/** The paper of one consent, in the language of whoever signs it: only what she agrees to goes on it. What is around it is not printed. */
export function PaperPage() {
  const { caseId, consentId } = useParams({ from: '/cases/$caseId/consents/$consentId/paper' });
  const { say } = useWords();
  const found = usePaper(caseId, consentId);
  return (
    <Page title={say('paper.page')} about={say('paper.about')} actions={<Anchor component={Link} to={`/cases/${caseId}`} className={classes.notPrinted}>{say('paper.back')}</Anchor>}>
      <Fetched query={found}>{(paper) => <Chosen paper={paper} />}</Fetched>
    </Page>
  );
}

function Chosen({ paper }: { paper: Paper }) {
  const { say, mean } = useWords();
  const { language: reader } = useLanguage();
  const [language, setLanguage] = useState<Language>(firstSpoken([paper.language, reader]));
  const [signer, setSigner] = useState<Signer>(signerOf(paper.givenBy, paper.withoutCaregiver));
  return (
    <Stack gap="md">
      <Group gap="md" align="end" className={classes.notPrinted}>
        <Select label={say('paper.language')} data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))} allowDeselect={false} value={language} onChange={(value) => setLanguage((value ?? 'en'))} />
        {paper.status === 'PENDING' && <Select label={say('consent.who')} data={SIGNERS.map((value) => ({ value, label: mean('givenBy', value) }))} allowDeselect={false} value={signer} onChange={(value) => setSigner(signerOf(value))} />}
        <Button onClick={() => print()}>{say('paper.print')}</Button>
      </Group>
      <InLanguage language={language}><OnPaper paper={paper} signer={signer} language={language} /></InLanguage>
    </Stack>
  );
}

function OnPaper({ paper, signer, language }: { paper: Paper; signer: Signer; language: Language }) {
  const { say, mean, day, list } = useWords();
  const partner = usePartnerNames();
  const { purpose, recipient, conditions, notTo, expiresAt, days } = paper;
  return (
    <article className={classes.paper} lang={language} dir={directionOf(language)} aria-label={say('paper.title')}>
      <h2>{say('paper.title')}</h2>
      <p>{mean('paperBy', signer)}</p>
      <h3>{say('paper.what')}</h3>
      <p>{mean('consentPurpose', purpose)}</p>
      {recipient !== '' && <><h3>{say('paper.whom')}</h3><p><bdi>{partner(recipient)}</bdi>. {say('paper.nobody-else')}</p></>}
      {notTo.length > 0 && <p>{say('paper.not-to', { names: list(notTo.map(partner)) })}</p>}
      <h3>{say('paper.data')}</h3>
      <ul className={classes.boxes}>{classesOn(paper).map(({ code, agreed }) => <li key={code}><span aria-hidden>{agreed ? '☒' : '☐'}</span> {mean('paperData', code)}</li>)}</ul>
      <h3>{say('paper.conditions')}</h3>
      {conditions.length > 0 ? <ul>{conditions.map((one) => <li key={one}><bdi>{one}</bdi></li>)}</ul> : paper.status === 'PENDING' ? <Lines count={3} /> : <p>{say('paper.no-conditions')}</p>}
      <h3>{say('paper.until')}</h3>
      <p>{expiresAt !== null ? say('paper.until-day', { day: day(expiresAt) }) : say('paper.until-days', { count: days })}</p>
      <h3>{say('paper.explained')}</h3>
      <ul>{explainedOn(paper).map((code) => <li key={code}>{mean('paperExplained', code)}</li>)}</ul>
      <h3>{say('paper.withdraw')}</h3>
      <p>{say('paper.withdraw-how')}</p>
      <div className={classes.signatures}>
        {signaturesOn(signer).map((who) => (
          <p key={who} className={classes.signature}>{mean('paperSigns', who)}<span className={classes.line} /><Text span size="sm">{say('paper.date')}</Text><span className={classes.short} /></p>
        ))}
      </div>
    </article>
  );
}

/** Room to write by hand. */
const Lines = ({ count }: { count: number }) => <>{Array.from({ length: count }, (_, at) => <p key={at} className={classes.blank} aria-hidden />)}</>;
