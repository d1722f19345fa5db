/** A word that stands in every story: it must not come out anywhere. */
export const CANARY = 'Zimtstern';

/** Four armed men at the door, told by SMS. */
export const imminentBySms = {
  channel: 'SMS', language: 'es', category: 'REPRISAL', acts: ['ACT-DTHREAT'], happened: 'NOW', stillInDanger: 'YES',
  riskFactors: ['RF-NOW', 'RF-WEAPON'], incidentCountries: ['HN'], narrative: `${CANARY}: hombres armados en la puerta`,
};

/** An arrest, at HIGH; the country is not said. */
export const arrest = {
  channel: 'WEB_FORM', language: 'ar', category: 'REPRISAL', acts: ['ACT-ARREST'], happened: 'LAST_3_DAYS', riskFactors: ['RF-DETAINED'],
  narrative: `${CANARY}: a neighbour was taken`,
};

export const arrestIn = (...countries: string[]): typeof arrest & { incidentCountries: string[] } => ({ ...arrest, incidentCountries: countries });

/** Threats by people of an organisation that one of our coordinators belongs to. */
export const byAnOrganisationOfOurs = {
  ...arrestIn('CO'), language: 'es', sources: ['SRC-CSO'], involvedNames: ['gente del Colectivo Amanecer'],
};

export const communityRequest = {
  channel: 'EMAIL', language: 'pt', category: 'COMMUNITY_REQUEST', stillInDanger: 'NO', targets: ['TGT-COMM'], incidentCountries: ['BR'],
  narrative: `${CANARY}: queremos entender o projeto`,
};

/** Asks for money, and tells of a search by the way. */
export const grantRequestWithReprisal = {
  channel: 'WEB_FORM', language: 'en', category: 'GRANT_REQUEST', acts: ['ACT-RAID', 'ACT-CONFISC'], happened: 'LAST_30_DAYS', targets: ['TGT-ORG'],
  incidentCountries: ['KE'], amount: '4800.00', currency: 'EUR', narrative: `${CANARY}: the office was searched`,
};

export const threeGarbledWords = { channel: 'WEB_FORM', narrative: `halp ${CANARY} comming` };

/** A consent taken back, by somebody who says which case it is about. */
export const withdrawalFor = (caseReference: string): object => ({
  channel: 'WEB_FORM', language: 'fr', category: 'OTHER', stillInDanger: 'NO', incidentCountries: ['TG'], caseReference,
  consents: [{ purpose: 'CP-REFER', recipient: 'P-JURIS', status: 'WITHDRAWN' }], narrative: `${CANARY}: ne partagez plus mon dossier`,
});
