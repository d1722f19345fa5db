/** Messages for time that is left, by its unit. */
export const LEFT = { days: 'left.days', hours: 'left.hours', minutes: 'left.minutes' } as const;
