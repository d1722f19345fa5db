/** Regions that the table of countries knows. A region map may name more: those show by their codes. */
export const REGIONS = ['AFR', 'LAC', 'ASIA', 'EECA', 'MENA', 'GLOB'] as const;
