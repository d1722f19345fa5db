import { ArrayMaxSize, IsArray, IsString, Matches } from 'class-validator';

/** Whose names are asked for. */
export class NameColleaguesDto {
  /** Directory ids. */
  @IsArray() @ArrayMaxSize(200) @IsString({ each: true }) @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, { each: true }) people!: string[];
}

/** Names of people, by id. */
export interface ColleaguesNamed {
  /** Of those asked for whose names the reader may know; the others are left out, as if nobody had such an id. */
  people: { id: string; name: string }[];
}
