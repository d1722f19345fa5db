/** A partner as those see it who may ask it for help; or a bank or mechanism outside, which one may only write about to with the person's consent. */
export interface PartnerShown {
  id: string;
  name: string;
  /** `PARTNER`; `BANK`: a development bank or its complaint office; `MECHANISM`: of the UN or of a region. */
  kind: string;
  services: string[];
  capacity: string | null;
  /** None of its people has an account: it is reached by links. */
  servedByLink: boolean;
}
