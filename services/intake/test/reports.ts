/** Invented reports for tests; each gets a return code from the test. */
export const imminent = {
  language: 'es-HN', channel: 'SIGNAL', category: 'REPRISAL', narrative: 'Hombres armados están afuera ahora.',
  acts: ['ACT-DTHREAT'], happened: 'NOW', stillInDanger: 'YES', riskFactors: ['RF-WEAPON', 'RF-NOW'], measures: ['PM-RELOC'],
  incidentCountries: ['HN', 'KE'], presentCountry: 'KE', safeContact: { channel: 'SIGNAL', value: 'zz-contact' },
};

export const request = {
  language: 'pt', category: 'COMMUNITY_REQUEST', narrative: 'Queremos entender o projeto.', stillInDanger: 'NO', incidentCountries: ['TR'],
};
