import { AllowOperator } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CorrectCountry, type RegionsAssigned } from '../countries/correct-country';
import { CorrectCountryRequest, ListCasesQuery, type CaseShown, type CasesListed } from './cases.dto';
import { GetCase } from './get-case';
import { ListCases } from './list-cases';

/** Cases, for the operator. */
@Controller('cases')
export class CasesController {
  constructor(
    private readonly listCases: ListCases,
    private readonly getCase: GetCase,
    private readonly correctCountry: CorrectCountry,
  ) {}

  @Get()
  @AllowOperator()
  async list(@Query() query: ListCasesQuery): Promise<CasesListed> {
    return this.listCases.run(query);
  }

  @Get(':which')
  @AllowOperator()
  async get(@Param('which') which: string): Promise<CaseShown> {
    return this.getCase.run(which);
  }

  @Post(':which/countries')
  @AllowOperator()
  @HttpCode(200)
  async correct(@Param('which') which: string, @Body() { countries, presentCountry, actor }: CorrectCountryRequest): Promise<RegionsAssigned> {
    const present = presentCountry ?? undefined;
    return this.correctCountry.run({ which, actor, countries: { incident: countries, ...(present === undefined ? {} : { present }) } });
  }
}
