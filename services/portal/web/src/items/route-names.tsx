import { useWords, type Words } from '../language/words';
import { ruleParts } from './items.rules';

/** What a route is called: `REGIONAL_COORDINATOR:LAC` with its region's name. */
export function routeName(route: string, { mean, knows, say }: Words): string {
  const { rule, about } = ruleParts(route);
  if (about === undefined || !knows('route', rule)) return mean('route', route);
  return say('route-of', { route: mean('route', rule), region: mean(knows('region', about) ? 'region' : 'role', about) });
}

/** Routes as a sentence lists them. */
export function RouteNames({ routes }: { routes: readonly string[] }) {
  const words = useWords();
  return <>{words.list(routes.map((route) => routeName(route, words)))}</>;
}
