import { useQueries } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import { useWords } from '../language/words';
import { inParts, isLink, type Waiting } from './names.rules';

/** How long a name is good for, in milliseconds: somebody who leaves is shown by her id again after that. */
const HOLDS_MS = 10 * 60_000;
/** How long names are gathered before they are asked for together, in milliseconds. */
const GATHER_MS = 15;

let waiting: Waiting[] = [];

/** The name behind an id, or nothing where she may not know it. All that is asked for at about the same time is one call. */
function nameOf(id: string): Promise<string | null> {
  return new Promise((told, failed) => {
    if (waiting.length === 0) setTimeout(() => void ask(), GATHER_MS);
    waiting.push({ id, told, failed });
  });
}

async function ask(): Promise<void> {
  const asked = waiting;
  waiting = [];
  await Promise.all(inParts(asked).map(async (part) => {
    try {
      const { people } = await answer(api.POST('/api/directory/colleagues/names', { body: { people: part.map(({ id }) => id) } }));
      for (const { id, told } of part) told(people.find((person) => person.id === id)?.name ?? null);
    } catch (error) {
      for (const { failed } of part) failed(error);
    }
  }));
}

/** How people are called, by their ids: by name where she may know it, by id until it is there and where she may not. */
export function useNames(ids: readonly string[]): (id: string) => string {
  const { say } = useWords();
  const wanted = [...new Set(ids)].filter((id) => !isLink(id));
  const found = useQueries({
    queries: wanted.map((id) => ({ queryKey: ['directory', 'name', id], queryFn: () => nameOf(id), staleTime: HOLDS_MS, gcTime: HOLDS_MS })),
  });
  const names = new Map(wanted.map((id, at) => [id, found[at]?.data]));
  return (id) => (isLink(id) ? say('link.reader') : names.get(id) ?? id);
}
