/** Levels, the most urgent first. */
export const LEVELS = ['IMMINENT', 'HIGH', 'MEDIUM', 'LOW', 'NONE'] as const;

/** Place of a level in the order, the most urgent first. A level of a newer teller comes before all: unknown never lowers. */
export const placeOf = (level: string): number => (LEVELS as readonly string[]).indexOf(level);
