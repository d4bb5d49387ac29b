/** What stands where a secret stood. */
export const REDACTED = 'REDACTED';

const SECRET_NAME = new RegExp(
  [
    '(?:password|passwd|passphrase|passcode|secret|token|apikey|credentials?)(?:[^a-z]|$)',
    '(?:^|[^a-z])(?:pwd|pass|dsn|connection_?string|erlang_cookie)(?:[^a-z]|$)',
    '(?:^|[^a-z])(?:authorization|passwords|credentials|(?:auth|access|api|bearer)_tokens|api_keys)$',
    '(?:^|[^a-z])(?:basic|http|proxy|rediscli)_auth$',
    '(?:^|_)(?:netrc|pgpass|htpasswd|dockerconfigjson|dockercfg)$',
    `(?:^|[^a-z])(?:${[
      'access|account|api|auth|client|cookie|deploy|encryption|hmac|jwt|license|master|private',
      'rsa|secret|service|session|shared|shared_?access|signing|ssh|storage|webhook',
    ].join('|')})_?key(?:_data)?(?:[^a-z]|$)`,
  ].join('|'),
);

/** Names that say secret but hold a name, a path or a number about one. */
const ABOUT_A_SECRET =
  /(?:name|namespace|file|path|dir|ref|url|uri|audience|expiry|expiration|ttl|seconds|type|provider|policy|enabled|mount|pull_secret)s?$/;

/** Asked for each field of each object, by few different names: remembered. */
const known = new Map<string, boolean>();
const MAX_KNOWN = 4096;
const MAX_KNOWN_NAME = 100;

/** Whether an environment variable, flag, annotation or field of this name holds a secret. */
export function namesSecret(name: string): boolean {
  let answer = known.get(name);
  if (answer === undefined) {
    answer = saysSecret(name);
    if (known.size < MAX_KNOWN && name.length < MAX_KNOWN_NAME) known.set(name, answer);
  }
  return answer;
}

function saysSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[-./]/g, '_');
  return SECRET_NAME.test(words) && !ABOUT_A_SECRET.test(words);
}
