/** A partner as those see it who may ask it for help. */
export interface PartnerShown {
  id: string;
  name: string;
  services: string[];
  capacity: string | null;
}
