import 'reflect-metadata';
import { declaredCalls, describedCalls } from '@amparo/testing';
import { AppModule } from '../app.module';
import { staffOpenApi } from './staff.openapi';

it('describes every call for people who work here, and no other', () => {
  expect(describedCalls(staffOpenApi)).toEqual(declaredCalls(AppModule, []).filter((call) => call.includes(' /entries')));
});
