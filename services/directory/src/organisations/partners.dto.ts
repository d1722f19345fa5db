/** A partner as those see it who may ask it for help. */
export interface PartnerShown {
  id: string;
  name: string;
  services: string[];
  capacity: string | null;
  /** None of its people has an account: it is reached by links. */
  servedByLink: boolean;
}
