export function RostersPage() { return null; }
