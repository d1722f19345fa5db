/** Violations in what is set up around the services: the onion service, and what containers are given. */
const edit = (gate, name, path, from, to, finds) => ({
  gate, name, at: path, ...(finds ? { finds } : {}),
  edits: { [path]: (text) => {
    if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
    return text.replace(from, to);
  } },
});
const torrc = (name, from, to, finds) => edit('onion', name, 'deploy/onion/torrc', from, to, finds);
const nginx = (name, from, to, finds) => edit('onion', name, 'deploy/onion/nginx.conf', from, to, finds);

export const plants = [
  torrc('an onion service without proof of work', 'HiddenServicePoWDefensesEnabled 1', '', /PoWDefensesEnabled is missing/),
  torrc('proof of work switched off', 'HiddenServicePoWDefensesEnabled 1', 'HiddenServicePoWDefensesEnabled 0', /PoWDefensesEnabled is 0/),
  torrc('an onion service that is not hidden', 'SocksPort 0', 'SocksPort 0\nHiddenServiceSingleHopMode 1', /SingleHopMode gives away/),
  torrc('all that Tor does written down', 'Log warn syslog', 'Log info file /var/log/tor/info.log', /Log is info/),
  torrc('another number of streams', 'HiddenServiceMaxStreams 16', 'HiddenServiceMaxStreams 32'),
  nginx('requests that are written down', 'access_log off;', 'access_log /var/log/nginx/access.log;', /written down/),
  nginx('the clear-net name of the door', 'default_type application/octet-stream;', 'add_header Onion-Location http://amparo.example$request_uri;', /an address that is not the door/),
  nginx('a door reached past Tor', 'listen 127.0.0.1:4081 proxy_protocol;', 'listen 0.0.0.0:4081 proxy_protocol;', /past Tor/),
  nginx('a browser told to the door', 'proxy_set_header User-Agent "";', '', /User-Agent goes on/),
  {
    ...edit('settings', 'a setting that a container cannot be given', 'docker-compose.yml', '      INTAKE_BURST_FROM: ${INTAKE_BURST_FROM:-}\n', '', /INTAKE_BURST_FROM cannot be set/),
    at: 'services/intake/src/config.ts',
  },
  {
    ...edit('settings', 'a setting without its default', '.env.example', '#INTAKE_HOOK_KEYS_DIR=', '#', /\.env\.example does not say INTAKE_HOOK_KEYS_DIR/),
    at: 'services/intake/src/config.ts',
  },
  edit('settings', 'a setting that nobody reads', 'docker-compose.yml', '      INTAKE_BURST_FROM:', '      INTAKE_PLANTED: x\n      INTAKE_BURST_FROM:', /does not read INTAKE_PLANTED/),
];
