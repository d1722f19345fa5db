import { IsIn, IsString, Length } from 'class-validator';
import type { CaseListed } from '../cases/cases.dto';
import { PURPOSES, type Purpose } from '../disclosure/note-reading';

/** What a case can be looked for by, and why it is. Glass is of one case: here there is none. */
export const SEARCH_PURPOSES = PURPOSES.filter((purpose) => purpose !== 'GLASS');

/** Whose case is looked for. */
export class FindByContactRequest {
  /** A telephone number, a mail address, or a name on a service. */
  @IsString() @Length(3, 200) contact!: string;
  /** Noted before anything is looked for. */
  @IsIn(SEARCH_PURPOSES) purpose!: Purpose;
}

/** Cases that she may see and that have this contact, the newest first. None: also where there are others. */
export interface CasesFound {
  cases: CaseListed[];
}
