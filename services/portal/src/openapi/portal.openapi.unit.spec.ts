import { declaredCalls, describedCalls } from '@amparo/testing';
import { AppModule } from '../app.module';
import { DescriptionController } from '../description/description.controller';
import { LinksController } from '../links/links.controller';
import { SIGN_IN_STEPS } from '../sign-in/steps';
import { portalOpenApi } from './portal.openapi';

it("describes every call of the portal's own, each step of a sign-in by its name, and no other", () => {
  const declared = declaredCalls(AppModule, [DescriptionController, LinksController]).flatMap((call) =>
    call === 'POST /api/sign-in/{step}' ? SIGN_IN_STEPS.map((step) => `POST /api/sign-in/${step}`) : [call]);
  expect(describedCalls(portalOpenApi)).toEqual(declared.sort());
});
