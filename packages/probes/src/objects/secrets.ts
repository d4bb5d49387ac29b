/** What stands where a secret stood. */
export const REDACTED = 'REDACTED';

const SECRET_NAME =
  /(?:^|[^a-z])(?:password|passwd|passphrase|passcode|pwd|pass|secret|token|credentials?|api_?key|access_?key|private_?key|secret_?key|signing_?key|encryption_?key|auth_?key|client_?secret|dsn)(?:[^a-z]|$)/;

/** Names that say secret but hold a name, a path or a number about one. */
const ABOUT_A_SECRET =
  /(?:name|namespace|file|path|dir|ref|url|uri|audience|expiry|expiration|ttl|seconds|type|provider|policy|enabled|mount)s?$/;

/** Whether an environment variable, flag, annotation or field of this name holds a secret. */
export function namesSecret(name: string): boolean {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[-./]/g, '_');
  return SECRET_NAME.test(words) && !ABOUT_A_SECRET.test(words);
}

const SECRET_VALUE = new RegExp(
  [
    '-----BEGIN [A-Z ]*PRIVATE KEY',
    '\\beyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.',
    '\\bAKIA[0-9A-Z]{16}\\b',
    '\\bgh[pousr]_\\w{30,}',
    '\\bxox[abprs]-[\\w-]{10,}',
    '\\b[bB]earer [\\w.~+/-]{16,}',
    '://[^\\s/:@]+:[^\\s/@]+@',
  ].join('|'),
);

/** Whether a text is or contains a secret by its looks: a private key, a token, an address with a password. */
export function looksSecret(text: string): boolean {
  return text.length >= 8 && SECRET_VALUE.test(text);
}

const FLAG = /^(--?[\w.-]+)(?:=(.*))?$/s;

/** Command-line arguments with the values of secret flags replaced, in both spellings: `--a=b` and `--a b`. */
export function redactArguments(words: readonly string[]): readonly string[] {
  let isValueSecret = false;
  return words.map((word) => {
    const flag = FLAG.exec(word);
    if (isValueSecret && !flag) {
      isValueSecret = false;
      return REDACTED;
    }
    isValueSecret = flag?.[2] === undefined && flag?.[1] !== undefined && namesSecret(flag[1]);
    if (flag?.[1] && flag[2] !== undefined && namesSecret(flag[1])) return `${flag[1]}=${REDACTED}`;
    return redactWord(word);
  });
}

/** Assignments inside a shell line (`PASSWORD=x run`) count too. */
function redactWord(word: string): string {
  if (looksSecret(word)) return REDACTED;
  return word.replace(
    /(^|[\s;&])(--?)?([A-Za-z_][\w-]*)=([^\s;&]+)/g,
    (whole, before, dashes, name) =>
      namesSecret(name) ? `${before}${dashes ?? ''}${name}=${REDACTED}` : whole,
  );
}
