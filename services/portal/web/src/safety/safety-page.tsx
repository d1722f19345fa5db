import { useWords } from '../language/words';
import { Page } from '../page/page';
import { useMay } from '../session/use-session';
import { Factors } from './factors';
import { OwnLanguage } from './own-language';
import { OwnPassword } from './own-password';
import { Sessions } from './sessions';
import { WhoIAm } from './who-i-am';

/** What is about herself: where she is signed in, by what, and in which language. */
export function SafetyPage() {
  const { say } = useWords();
  const may = useMay();
  return (
    <Page title={say('safety.title')} about={say('safety.about')}>
      <WhoIAm />
      {may('session.list-own') && <Sessions />}
      <Factors />
      <OwnPassword />
      <OwnLanguage />
    </Page>
  );
}
