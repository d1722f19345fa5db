import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import english from '../../messages/en.json';

/** The key of a message. */
export type MessageKey = keyof typeof english;

type Values = Record<string, string | number | Date>;

/** How the page speaks. */
export interface Words {
  /** A message in the reader's language. */
  say: (key: MessageKey, values?: Values) => string;
  /** What a code means, from the messages `<list>.<code>`; the code itself where the list lacks it, since tellers may be newer. */
  mean: (list: CodeList, code: string) => string;
  /** Whether the messages have a meaning for a code. */
  knows: (list: CodeList, code: string) => boolean;
  /** An instant, as day and time of the reader's device. */
  when: (iso: string) => string;
  /** A day (ISO 8601), without a time. */
  day: (iso: string) => string;
  /** Several, as a sentence does: "a, b and c". */
  list: (parts: readonly string[]) => string;
}

/** Lists of codes that the messages give words to. */
export type CodeList = 'urgency' | 'rule' | 'route' | 'region' | 'kind' | 'category' | 'status' | 'task' | 'problem' | 'role' | 'groupKind' | 'act' | 'event' | 'service' | 'field' | 'factor' | 'organisationKind' | 'way' | 'common' | 'withdrawal' | 'purpose' | 'value' | 'never' | 'action' | 'sightWay' | 'cause' | 'teller' | 'accountChange' | 'directoryChange' | 'applicationState' | 'closedAs' | 'referralStep' | 'packetField' | 'progress' | 'declined' | 'capacity' | 'because' | 'consentAnswer' | 'consentStatus' | 'consentPurpose' | 'dataClass' | 'givenBy' | 'cannotBeAsked' | 'caregiver' | 'howGiven' | 'explained' | 'clock' | 'ladderMode' | 'checkIn' | 'endedBecause' | 'recency' | 'planState' | 'planStep' | 'handedBy' | 'linkState' | 'linkEnded' | 'paperBy' | 'paperData' | 'paperExplained' | 'paperSigns' | 'handOff' | 'handOffStep' | 'handOffDeclined' | 'contactStep' | 'logKind';

/** The words of the page, in the language of the page. */
export function useWords(): Words {
  const intl = useIntl();
  return useMemo(() => {
    const say = (key: MessageKey, values?: Values) => intl.formatMessage({ id: key }, values);
    const keyOf = (list: CodeList, code: string) => `${list}.${code}`;
    const knows = (list: CodeList, code: string) => Object.hasOwn(english, keyOf(list, code));
    return {
      say,
      knows,
      mean: (list, code) => (knows(list, code) ? intl.formatMessage({ id: keyOf(list, code) }) : code),
      when: (iso) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short' }),
      day: (iso) => intl.formatDate(iso, { dateStyle: 'medium', timeZone: iso.length === 10 ? 'UTC' : undefined }),
      list: (parts) => intl.formatList(parts, { type: 'conjunction' }),
    };
  }, [intl]);
}
