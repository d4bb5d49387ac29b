import { namesSecret, REDACTED } from './secret-names.ts';

/** A text without any of these names no secret; most have none. */
const MAY_NAME_A_SECRET = /pass|pwd|secret|token|credential|key|dsn|auth|cookie|connection|"kty"/i;

/** Values assigned in one line of a shell, an address or a message: `PASSWORD=x`, `--token x`, `?api_key=x`. */
export function redactLine(text: string): string {
  const mayAssign = text.includes('=') || text.includes('-');
  if (!mayAssign || !MAY_NAME_A_SECRET.test(text)) return text;
  return withoutFlags(withoutAssignments(text));
}

/** Values that a file gives to names, in the ways of YAML, JSON, properties and XML. */
export function redactFile(text: string): string {
  if (!MAY_NAME_A_SECRET.test(text)) return text;
  return withoutSettings(withoutElements(withoutFlow(withoutMembers(redactLine(text)))));
}

/** Each word is looked at once, from its beginning. */
const ASSIGNED = /(?<![\w.-])(-*[A-Za-z_][\w.-]*)=/g;
/** A word of a shell, quoted in parts. */
const VALUE = /(?:"[^"]*"|'[^']*'|[^\s;&])+/y;

function withoutAssignments(text: string): string {
  let result = '';
  let done = 0;
  for (const match of text.matchAll(ASSIGNED)) {
    const start = match.index + match[0].length;
    if (match.index < done || !namesSecret(match[1] ?? '')) continue;
    VALUE.lastIndex = start;
    const value = VALUE.exec(text);
    if (!value) continue;
    result += text.slice(done, start) + REDACTED;
    done = start + value[0].length;
  }
  return result + text.slice(done);
}

function withoutFlags(text: string): string {
  return text.replace(
    /(^|\s)(--?[A-Za-z][\w.-]*)([ \t]+)(?!-)(?:"[^"]*"|'[^']*'|\S)+/g,
    (whole, before, flag, space) =>
      namesSecret(flag) ? `${before}${flag}${space}${REDACTED}` : whole,
  );
}

/** What makes a JSON Web Key private, and the logins of a Docker configuration. */
const KEY_MEMBERS: ReadonlySet<string> = new Set(['k', 'd', 'p', 'q', 'dp', 'dq', 'qi']);
const LOGIN_MEMBERS: ReadonlySet<string> = new Set(['auth', 'identitytoken', 'registrytoken']);

function withoutMembers(text: string): string {
  if (!text.includes('"')) return text;
  const isKeySet = text.includes('"kty"');
  const isDocker = text.includes('"auths"');
  return text.replace(
    /"([^"\\\n]{1,200})"(\s*:\s*)(?:"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*)/g,
    (whole, name, colon) => {
      const isSecret =
        namesSecret(name) ||
        (isKeySet && KEY_MEMBERS.has(name)) ||
        (isDocker && LOGIN_MEMBERS.has(name));
      return isSecret ? `"${name}"${colon}"${REDACTED}"` : whole;
    },
  );
}

/** YAML in braces. */
function withoutFlow(text: string): string {
  return text.replace(
    /([{,]\s*)([A-Za-z_][\w.-]*)(:\s+)([^\s,{}[\]"'][^,{}[\]\n]*)/g,
    (whole, before, name, colon) =>
      namesSecret(name) ? `${before}${name}${colon}${REDACTED}` : whole,
  );
}

function withoutElements(text: string): string {
  if (!text.includes('</')) return text;
  return text.replace(/<([\w.:-]+)>[^<>]+<\/\1>/g, (whole, name) =>
    namesSecret(name) ? `<${name}>${REDACTED}</${name}>` : whole,
  );
}

const SETTING =
  /^(\s*(?:-\s+)?(?:(?:export|set)\s+)?["']?([A-Za-z_][\w.\-/]*)["']?\s*(?:=>?|:)\s*)(\S.*)$/;

function withoutSettings(text: string): string {
  /** How far the name stands from the margin whose value goes on in the lines below. */
  let hidden: number | undefined;
  const lines = text.split('\n').map((line) => {
    const margin = line.search(/\S/);
    if (margin < 0) return line;
    if (hidden !== undefined && margin > hidden) return `${line.slice(0, margin)}${REDACTED}`;
    hidden = undefined;
    const [, before, name, value] = SETTING.exec(line) ?? [];
    if (!before || !name || !value || !namesSecret(name) || isHidden(value)) return line;
    if (/^[|>][-+\d]*\s*$/.test(value)) {
      hidden = margin;
      return line;
    }
    if (value.startsWith('{') || value.startsWith('[')) return line;
    return before + REDACTED;
  });
  return lines.join('\n');
}

function isHidden(value: string): boolean {
  return /^["']?REDACTED["']?,?\s*$/.test(value);
}
