import { namesSecret, REDACTED } from './secret-names.ts';
import { redactFile, redactLine } from './secret-texts.ts';

const SECRET_VALUE = new RegExp(
  [
    '-----BEGIN [A-Z ]*PRIVATE KEY',
    '(?<![\\w-])eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.',
    '\\bA[KS]IA[0-9A-Z]{16}\\b',
    '\\bAIza[\\w-]{35}',
    '\\bgh[pousr]_\\w{30,}',
    '\\bgithub_pat_\\w{30,}',
    '\\bglpat-[\\w-]{20,}',
    '\\bhvs\\.[\\w-]{20,}',
    '\\bnpm_\\w{36}',
    '\\b[rs]k_live_\\w{16,}',
    '\\bxox[abeprs]-[\\w-]{10,}',
    '\\b[bB]earer [\\w.~+/-]{16,}',
    '\\b[bB]asic (?=[A-Za-z+/]*\\d)[\\w+/]{8,}',
    // A password in an address, or a token alone where its user would be.
    '://[^\\s/:@]*:[^\\s/@]+@',
    '://[^\\s/:@]{20,}@',
    // Packed by gzip, as Helm keeps its releases: whatever is in it cannot be seen.
    '^H4sIA[\\w+/]{20}',
  ].join('|'),
);

/** Whether a text is or contains a secret by its looks: a private key, a token, an address with a password. */
export function looksSecret(text: string): boolean {
  return text.length >= 8 && (SECRET_VALUE.test(text) || holdsSecretObject(text));
}

/** A Secret inside of a text, such as the copy that a tool keeps of what it applied. */
function holdsSecretObject(text: string): boolean {
  return (
    text.includes('Secret') &&
    /\bkind\b["']?\s*:\s*["']?Secret\b/.test(text) &&
    /\b(?:data|stringData)\b["']?\s*:/.test(text)
  );
}

/** Too short for a token and assigns nothing, as most texts: not looked at any closer. */
const PLAIN = /^[\w./]{0,19}$/;

/** A text without the secrets that it assigns to names; nothing of one that looks like a secret. */
export function redactText(text: string): string {
  if (PLAIN.test(text)) return text;
  if (looksSecret(text)) return REDACTED;
  return isFile(text) ? redactFile(text) : redactLine(text);
}

/** A text that is a file, however short. */
export function redactFileText(text: string): string {
  return looksSecret(text) ? REDACTED : redactFile(text);
}

function isFile(text: string): boolean {
  return text.includes('\n') || text.startsWith('{') || text.startsWith('[');
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
    return redactText(word);
  });
}
