import { CANNOT_BE_ASKED, codesOf, EXPLAINED, HOW_GIVEN, type CannotBeAsked, type ConsentPurpose, type ConsentStatus, type Explained, type HowGiven, type Sensitivity } from '@amparo/domain';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsDefined, IsIn, IsString, IsUUID, Length, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import { IsInstant } from './is-instant';

const PURPOSES = codesOf('consent_purpose');
/** Directory id of an organisation; `*` for anybody; nothing where the purpose is ours alone. */
export const RECIPIENT = /^(\*|[A-Za-z0-9][\w.@:-]{0,63})?$/;
const LANGUAGE = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;

/** Where something may be left out, but is not `null` when it is there. */
export const MaySay = () => ValidateIf((_object, value) => value !== undefined);
const WhereGiven = () => ValidateIf(({ answer }: RecordConsentRequest) => answer === 'GIVEN');
const Text = (longest: number) => (target: object, key: string) => {
  MaySay()(target, key);
  IsString()(target, key);
  MaxLength(longest)(target, key);
};

/** Which case. */
export class OfCase {
  @IsUUID() caseId!: string;
}

/** Which consent of which case. */
export class OfConsent extends OfCase {
  @IsUUID() consentId!: string;
}

/** Who agrees, in codes. */
export class ConsentByRequest {
  @IsIn(['PERSON', 'REPRESENTATIVE', 'CHILD', 'COMMUNITY']) who!: 'PERSON' | 'REPRESENTATIVE' | 'CHILD' | 'COMMUNITY';
  /** Of a representative: why the adult cannot be asked. */
  @MaySay() @IsIn(CANNOT_BE_ASKED) because?: CannotBeAsked;
  /** Of a child. */
  @MaySay() @IsBoolean() childAgrees?: boolean;
  /** Left out where the caregiver was not asked. */
  @MaySay() @IsBoolean() caregiverAgrees?: boolean;
  @MaySay() @IsBoolean() caregiverSuspected?: boolean;
}

/** Who is named in a consent: S3, sealed. */
export class ConsentNames {
  @Text(200) representative?: string;
  /** By what right she speaks for somebody else: of a community, the mandate. */
  @Text(2_000) basis?: string;
  @Text(200) witness?: string;
  @Text(200) interpreter?: string;
  /** Of a community: whoever does not agree. Her data stay out. */
  @MaySay() @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) @MaxLength(200, { each: true }) without?: string[];
}

/** What was said of a consent: that somebody agreed, refused, or has still to be asked. */
export class RecordConsentRequest {
  @IsIn(['GIVEN', 'REFUSED', 'ASKED']) answer!: 'GIVEN' | 'REFUSED' | 'ASKED';
  @IsIn(PURPOSES) purpose!: ConsentPurpose;
  @Matches(RECIPIENT) recipient!: string;
  @WhereGiven() @IsArray() @ArrayMaxSize(4) @IsIn(['S0', 'S1', 'S2', 'S3'], { each: true }) classes?: Sensitivity[];
  @WhereGiven() @IsDefined() @ValidateNested() @Type(() => ConsentByRequest) by?: ConsentByRequest;
  @WhereGiven() @IsIn(HOW_GIVEN) how?: HowGiven;
  @WhereGiven() @IsArray() @ArrayMaxSize(10) @IsIn(EXPLAINED, { each: true }) explained?: Explained[];
  /** BCP 47: the language in which it was explained. */
  @WhereGiven() @Matches(LANGUAGE) language?: string;
  /** Nothing: now. */
  @MaySay() @IsInstant() givenAt?: string;
  /** Nothing: the default of the purpose. */
  @MaySay() @IsInstant() expiresAt?: string;
  /** In her own words, such as "no telephone": S2, sealed. */
  @MaySay() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) @MaxLength(500, { each: true }) conditions?: string[];
  /** Directory ids of organisations that it must never reach. */
  @MaySay() @IsArray() @ArrayMaxSize(50) @Matches(/^[A-Za-z0-9][\w.@:-]{0,63}$/, { each: true }) notTo?: string[];
  @MaySay() @ValidateNested() @Type(() => ConsentNames) named?: ConsentNames;
}

/** That one person of a community does not agree, or does after all. */
export class NoteRefusalRequest {
  /** S3, sealed. */
  @IsString() @Length(1, 200) name!: string;
  @IsBoolean() agrees!: boolean;
}

/** What came of it: the referrals in which she was named, each of them revoked or over. */
export interface RefusalNoted {
  referralIds: string[];
}

/** What came of it. `PENDING`: a wish, or a question that somebody has to ask. */
export interface RecordedConsent {
  consentId: string;
  status: ConsentStatus;
  expiresAt: Date | null;
}

/** A consent without anybody's words or names: S1. */
export interface ConsentShown {
  consentId: string;
  status: ConsentStatus;
  purpose: ConsentPurpose;
  recipient: string;
  classes: Sensitivity[];
  givenBy: string | null;
  how: HowGiven | null;
  explained: Explained[];
  language: string | null;
  givenAt: Date | null;
  expiresAt: Date | null;
  withdrawnAt: Date | null;
  supersededAt: Date | null;
  answeredBy: string | null;
  /** Somebody objected since it was given: it lets nothing be shared, until it is taken back or she agrees anew. */
  suspended: boolean;
  /** Directory id. */
  recordedBy: string;
  recordedAt: Date;
}

/** What is sealed of a consent as S2. */
export interface ConsentTerms {
  conditions: string[];
  /** Directory ids. */
  notTo: string[];
}

/** Terms as they lie sealed. */
export interface SealedTerms extends ConsentTerms {
  /** Of a child's consent: her caregiver is suspected, and was not asked. Left out where that is not so. */
  caregiverSuspected?: true;
}

/** A consent with its terms; with names for whoever may read who the case is about. */
export interface ConsentRead extends ConsentShown {
  terms: ConsentTerms;
  named: ConsentNames | null;
}

/** What stands on the paper of a consent: nobody's name, and no case. */
export interface ConsentPaper extends ConsentTerms {
  consentId: string;
  /** `PENDING`: the form to ask with. */
  status: 'PENDING' | 'GIVEN';
  purpose: ConsentPurpose;
  recipient: string;
  /** Of a question none: she chooses. */
  classes: Sensitivity[];
  givenBy: string | null;
  /** A child agreed whose caregiver must not be asked. */
  withoutCaregiver: boolean;
  explained: Explained[];
  language: string | null;
  expiresAt: Date | null;
  /** How long it holds where nobody says another end. */
  days: number;
}

/** What came of taking a consent back. */
export interface WithdrawnConsent {
  consentId: string;
  withdrawnAt: Date;
}
