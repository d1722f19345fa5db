import { labelOf, mayGo } from '@amparo/domain';
import { Button, Group, List, Stack } from '@mantine/core';
import { IconEye, IconHeartHandshake } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useLanguage } from '../language/language-provider';
import { useWords } from '../language/words';
import { Facts } from '../page/card';
import { Confirm } from '../page/confirm';
import { Opens } from '../page/opens';
import { Trouble } from '../page/trouble';
import { Urgency } from '../urgency/urgency';
import items from '../items/items.module.css';
import { DeclineForm } from './decline-form';
import { languageName } from './language-name';
import { useOfferWork, type Offer, type Progress } from './offers.calls';
import { placeOfOffer } from './news.rules';
import { OwnLog } from '../referral-log/own-log';
import { PacketView } from './packet-view';
import { TimeLeft } from './time-left';
import { whyAsked } from './why-asked';

const PROGRESS: readonly Progress[] = ['ACCEPTED', 'IN_SERVICE', 'DONE'];

/** One thing that her organisation was asked: what helps whom in general, where it stands, what she can say to it. */
export function OfferCard({ offer, askedAt }: { offer: Offer; askedAt: number }) {
  const words = useWords();
  const { say, mean, when, list } = words;
  const { language } = useLanguage();
  const work = useOfferWork(offer.referralId);
  const [opened, setOpened] = useState(0);
  const id = useId();
  const status = offer.status;
  const title = offer.measures === null ? say('offers.over-title', { when: when(offer.offeredAt) }) : list(offer.measures.map((code) => labelOf('protective_measure', code, language)));
  const went = [work.commit, work.decline, work.progress, work.deleted].find(({ isError }) => isError);
  return (
    <article id={placeOfOffer(offer.referralId)} tabIndex={-1} className={items.card} data-urgent={status === 'OFFERED' && (offer.urgency === 'IMMINENT' || offer.urgency === 'HIGH') ? true : undefined} aria-labelledby={`${id}-title`}>
      <Stack gap="sm">
        <div className={items.head}>
          {offer.urgency !== null && <Urgency level={offer.urgency} />}
          <h3 id={`${id}-title`} className={items.title}>{title}</h3>
        </div>
        <Facts of={[
          [say('offers.status'), mean('referralStep', status)],
          [say('offers.regions'), offer.regions === null ? undefined : list(offer.regions.map((region) => mean('region', region)))],
          [say('offers.language'), offer.language === null ? undefined : languageName(offer.language, language)],
          [say('offers.because'), offer.because.length === 0 ? undefined : list(whyAsked(offer.because, words, language))],
          [say('offers.asked'), when(offer.offeredAt)],
          [say('offers.answer-by'), status === 'OFFERED' && offer.answerBy !== null ? <TimeLeft key="left" until={offer.answerBy} /> : undefined],
          [say('steps.title'), offer.steps.length === 0 ? undefined : <List key="steps" size="sm">{offer.steps.map(({ status: step, at }) => <List.Item key={`${step} ${at}`}>{say('steps.one', { status: mean('referralStep', step), when: when(at) })}</List.Item>)}</List>],
          [say('offers.deletion'), offer.deletionAskedAt === null ? undefined : say(offer.deletedAt === null ? 'offers.deletion-asked' : 'offers.deletion-done', { when: when(offer.deletedAt ?? offer.deletionAskedAt) })],
        ]} />
        {went !== undefined && <Trouble error={went.error} />}
        <Group gap="sm">
          {mayGo(status, 'COMMITTED') && (
            <Button size="sm" leftSection={<IconHeartHandshake size={18} aria-hidden />} loading={work.commit.isPending} onClick={() => work.commit.mutate()} aria-describedby={`${id}-title`}>{say('offers.commit')}</Button>
          )}
          {offer.openUntil !== null && (
            <Button size="sm" leftSection={<IconEye size={18} aria-hidden />} onClick={() => setOpened((before) => before + 1)} aria-describedby={`${id}-title`}>{say(opened > 0 ? 'packet.open-again' : 'packet.open')}</Button>
          )}
          {offer.openUntil !== null && PROGRESS.filter((next) => mayGo(status, next)).map((next) => (
            <Button key={next} size="sm" variant="default" loading={work.progress.isPending} onClick={() => work.progress.mutate(next)} aria-describedby={`${id}-title`}>{mean('progress', next)}</Button>
          ))}
          {mayGo(status, 'DECLINED') && <Opens label={say('offers.decline')} of={title}>{(close) => <DeclineForm close={close} decline={work.decline.mutateAsync} />}</Opens>}
          {offer.shows !== 'NOTHING' && <Opens label={say('log.title')} of={title}>{(close) => <OwnLog referralId={offer.referralId} helps={offer.openUntil !== null && status !== 'RELEASED'} openness={{ openUntil: offer.openUntil, askedAt }} close={close} />}</Opens>}
          {offer.deletionAskedAt !== null && offer.deletedAt === null && (
            <Confirm label={say('offers.delete')} of={title} question={say('offers.delete')} explains={say('offers.delete-about')} yes={say('offers.delete-yes')} run={() => work.deleted.mutateAsync()} />
          )}
        </Group>
        {opened > 0 && <PacketView key={opened} referralId={offer.referralId} openness={{ openUntil: offer.openUntil, askedAt }} />}
      </Stack>
    </article>
  );
}
