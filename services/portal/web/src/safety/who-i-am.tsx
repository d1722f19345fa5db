import { roleName } from '../roles/role-name';
import { useWords } from '../language/words';
import { Card, Facts } from '../page/card';
import { Fetched } from '../page/fetched';
import { useMe } from '../session/use-session';

/** Who she is to the system: what she may see follows from it. */
export function WhoIAm() {
  const words = useWords();
  const { say, list, when } = words;
  return (
    <Card title={say('who.title')}>
      <Fetched query={useMe()}>
        {(me) => (
          <Facts of={[
            [say('who.name'), me.name],
            [say('who.person'), <bdi key="person">{me.person}</bdi>],
            [say('who.organisation'), me.organisation ?? undefined],
            [say('who.roles'), me.roles.length === 0 ? say('who.no-roles') : list(me.roles.map((role) => roleName(role, words)))],
            [say('who.factors'), say(me.factors >= 2 ? 'who.two-factors' : 'who.one-factor')],
            [say('who.until'), when(me.sessionEndsAt)],
          ]} />
        )}
      </Fetched>
    </Card>
  );
}
