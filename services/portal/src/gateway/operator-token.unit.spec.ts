import { OperatorToken } from './operator-token';

const token = 'invented-token-of-an-operator';

describe("the operator's token", () => {
  it.each([
    [`Bearer ${token}`, true],
    [`bearer ${token}`, true],
    [`Bearer ${token}x`, false],
    [`Bearer ${token.slice(1)}`, false],
    [`Basic ${token}`, false],
    [token, false],
    ['Bearer ', false],
    ['', false],
    [undefined, false],
  ])('with %j opens: %s', (authorization, opens) => {
    expect(new OperatorToken(token).opens(authorization)).toBe(opens);
  });

  it('is refused when it could be guessed', () => {
    expect(() => new OperatorToken('short')).toThrow('PORTAL_OPERATOR_TOKEN_FILE');
    expect(() => OperatorToken.fromFile('/nowhere/operator.token')).toThrow('PORTAL_OPERATOR_TOKEN_FILE');
  });
});
