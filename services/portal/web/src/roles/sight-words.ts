import type { Schema } from '../api/paths';
import { routeName } from '../items/route-names';
import type { Words } from '../language/words';

/** Which cases a way leads to, as a sentence's part: "cases of Africa". */
export function wayInWords({ by, regions = [], routes = [] }: Schema<'directory.SightWay'>, words: Words): string {
  const names = [...regions.map((region) => words.mean('region', region)), ...routes.map((route) => routeName(route, words))];
  const sentence = words.mean('sightWay', by);
  return names.length === 0 ? sentence : `${sentence}: ${words.list(names)}`;
}
