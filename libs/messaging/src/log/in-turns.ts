/** Where a record lies. */
interface Place {
  topic: string;
  partition: number;
}

/** The first of each partition, then the second of each, and so on. */
export function inTurns<R extends Place>(records: readonly R[]): R[] {
  const turns: R[][] = [];
  const seen = new Map<string, number>();
  for (const record of records) {
    const turn = seen.get(nameOf(record)) ?? 0;
    seen.set(nameOf(record), turn + 1);
    (turns[turn] ??= []).push(record);
  }
  return turns.flat();
}

/** A partition's name among those of all topics. */
export function nameOf({ topic, partition }: Place): string {
  return `${topic}/${partition}`;
}
