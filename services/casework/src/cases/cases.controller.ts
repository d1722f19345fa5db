import { malformedRequest } from '@amparo/kernel';
import { AllowOperator, AllowPeople, firstToGo, FromCaller, type Caller } from '@amparo/platform';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CorrectCountry, type RegionsAssigned } from '../countries/correct-country';
import { CorrectSeenCountry } from '../countries/correct-seen-country';
import { GetSeenCase } from '../reading/get-seen-case';
import { ListSeenCases } from '../reading/list-seen-cases';
import { SearchCase } from '../reading/search-case';
import type { SeenCasesListed, SeenCaseShown } from '../reading/reading.dto';
import { CorrectCountryRequest, ListCasesQuery, type CaseShown, type CasesListed } from './cases.dto';
import { GetCase } from './get-case';
import { ListCases } from './list-cases';

/** Cases: for the operator all of them, for a person those that she may see. */
@Controller('cases')
export class CasesController {
  constructor(
    private readonly listCases: ListCases,
    private readonly getCase: GetCase,
    private readonly correctCountry: CorrectCountry,
    private readonly listSeen: ListSeenCases,
    private readonly searchCase: SearchCase,
    private readonly getSeen: GetSeenCase,
    private readonly correctSeen: CorrectSeenCountry,
  ) {}

  @Get()
  @AllowOperator()
  @AllowPeople('case.list')
  async list(@FromCaller() caller: Caller, @Query() query: ListCasesQuery): Promise<CasesListed | SeenCasesListed> {
    if (caller.kind !== 'person') return this.listCases.run(query);
    const { status, urgency, region, sort = 'newest', cursor, limit = '50', reference, after } = query;
    if (after !== undefined) throw malformedRequest();
    if (reference !== undefined) return firstToGo.search.run(() => this.searchCase.run(caller.subject, reference));
    const part = { ...(status && { status }), ...(urgency && { urgency }), ...(region && { region }) };
    return this.listSeen.run(caller.subject, 'case.list', { ...part, order: sort, limit: Number(limit), ...(cursor && { cursor }) });
  }

  @Get(':which')
  @AllowOperator()
  @AllowPeople('case.read-routing')
  async get(@FromCaller() caller: Caller, @Param('which') which: string): Promise<CaseShown | SeenCaseShown> {
    return caller.kind === 'person' ? this.getSeen.run(caller.subject, which) : this.getCase.run(which);
  }

  @Post(':which/countries')
  @AllowOperator()
  @AllowPeople('case.correct-country')
  @HttpCode(200)
  async correct(@FromCaller() caller: Caller, @Param('which') which: string, @Body() request: CorrectCountryRequest): Promise<RegionsAssigned> {
    const { countries: incident, presentCountry, actor } = request;
    const countries = { incident, ...(typeof presentCountry === 'string' ? { present: presentCountry } : {}) };
    if (caller.kind === 'person') {
      // Who did it is who is signed in, and nothing else.
      if (actor !== undefined) throw malformedRequest();
      return this.correctSeen.run(caller.subject, which, countries);
    }
    if (actor === undefined) throw malformedRequest();
    return this.correctCountry.run({ which, actor, countries });
  }
}
