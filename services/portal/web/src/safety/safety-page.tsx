export function SafetyPage() { return null; }
