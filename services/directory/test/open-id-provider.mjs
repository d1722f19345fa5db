// An OpenID provider (oidc-provider) on loopback, in a process of its own. It signs everybody in as the subject that the
// parent names, asks for nothing, and prints its port when it is ready.
import Provider from 'oidc-provider';

let subject = 'invented-subject';
process.on('message', (message) => {
  subject = message.subject;
  process.send({ done: true });
});
process.on('disconnect', () => process.exit(0));

const port = Number(process.argv[2]);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{
    client_id: 'amparo', client_secret: 'invented-secret-of-a-client', redirect_uris: ['http://localhost:4000/api/sign-in/oidc-callback'],
    grant_types: ['authorization_code'], response_types: ['code'], token_endpoint_auth_method: 'client_secret_post',
  }],
  features: { devInteractions: { enabled: false } },
  cookies: { keys: ['invented'] },
  pkce: { required: () => true },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
  loadExistingGrant: async (context) => {
    const grant = new context.oidc.provider.Grant({ clientId: context.oidc.client.clientId, accountId: context.oidc.session.accountId });
    grant.addOIDCScope('openid');
    await grant.save();
    return grant;
  },
});
provider.use(async (context, next) => {
  if (!context.path.startsWith('/interaction/')) return next();
  context.respond = false;
  return provider.interactionFinished(context.req, context.res, { login: { accountId: subject } });
});
provider.listen(port, '127.0.0.1', () => process.send({ ready: true }));
