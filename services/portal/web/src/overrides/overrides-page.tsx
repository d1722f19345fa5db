import { useOverrides } from '../consents/consents.calls';
import { useWords } from '../language/words';
import { Empty, Fetched } from '../page/fetched';
import { Page } from '../page/page';
import { Rows } from '../page/row';
import { useMay } from '../session/use-session';
import { OneOverride } from './overrides';

/** The list of the review: consents that were done without, those that nobody has looked at again first. */
export function OverridesPage() {
  const { say } = useWords();
  const may = useMay();
  return (
    <Page title={say('override.title')} about={say('override.about')}>
      <Fetched query={useOverrides()}>
        {(found) => (found.length === 0 ? <Empty>{say('override.none')}</Empty> : <Rows name={say('override.title')}>{found.map((one) => <OneOverride key={one.overrideId} one={one} may={may('consent.override')} named />)}</Rows>)}
      </Fetched>
    </Page>
  );
}
