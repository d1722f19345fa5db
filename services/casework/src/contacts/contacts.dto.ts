import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
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
  /** The `next` of the page before: looked for anew, noted and counted anew. */
  @IsOptional() @Matches(/^[\w-]{1,300}$/) after?: string;
}

/** Cases that she may see and that have this contact, those that people work on first (`FoundPlace`). None: also where there are others. */
export interface CasesFound {
  cases: CaseListed[];
  /** There are more: what they are asked for by. */
  next: string | null;
}
