import { isUtf8 } from 'node:buffer';
import type { CodedError } from '@meshlapse/model';
import { invalidFile } from './graph-format.ts';

export type XmlEvent =
  | {
      readonly kind: 'start';
      /** Without its prefix, as names of attributes are told with theirs. */
      readonly name: string;
      readonly attributes: ReadonlyMap<string, string>;
    }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const MAX_DEPTH = 100;
const NAME = /[\p{L}_:][\p{L}\p{N}_:.\-·]*/uy;
const SPACE = /[ \t\r\n]*/y;
const ENTITY = /&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));|&/g;
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
};
/** Characters that XML 1.0 does not have. */
export const NO_XML = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/**
 * Elements, attributes and texts of XML 1.0 in UTF-8, as far as they are needed where documents only hold data.
 *
 * It is checked that tags fit together. There are no document types, so no entities but the five that XML has, and
 * nothing outside of the file is ever looked at.
 */
export class XmlReader {
  readonly #text: string;
  readonly #open: string[] = [];
  #at = 0;
  #line = 1;
  /** The end of that line; -1 when it is the last one. */
  #lineEnd: number;
  #hasRoot = false;

  constructor(bytes: Buffer) {
    if (!isUtf8(bytes)) throw invalidFile('is no UTF-8', { line: 1 });
    this.#text = bytes.toString('utf8').replace(/^\ufeff/, '');
    this.#lineEnd = this.#text.indexOf('\n');
  }

  /** The line up to which it has read. */
  get line(): number {
    while (this.#lineEnd !== -1 && this.#lineEnd < this.#at) {
      this.#line += 1;
      this.#lineEnd = this.#text.indexOf('\n', this.#lineEnd + 1);
    }
    return this.#line;
  }

  *events(): Generator<XmlEvent> {
    while (this.#at < this.#text.length) yield* this.#next();
    const open = this.#open.at(-1);
    if (open !== undefined) throw this.invalid(`ends inside of <${open}>`);
    if (!this.#hasRoot) throw this.invalid('holds no XML');
  }

  *#next(): Generator<XmlEvent> {
    if (this.#text[this.#at] !== '<') yield* this.#characters();
    else if (this.#skip('<!--')) this.#until('-->');
    else if (this.#skip('<?')) this.#instruction();
    else if (this.#skip('<![CDATA[')) yield* this.#inElement(this.#until(']]>'));
    else if (this.#skip('</')) yield this.#endTag();
    else if (this.#skip('<!')) throw this.invalid('has a document type, which is not read');
    else yield* this.#startTag();
  }

  invalid(what: string): CodedError {
    return invalidFile(what, { line: this.line });
  }

  *#characters(): Generator<XmlEvent> {
    const end = this.#text.indexOf('<', this.#at);
    const raw = this.#text.slice(this.#at, end === -1 ? undefined : end);
    this.#at += raw.length;
    yield* this.#inElement(this.#decoded(raw));
  }

  /** Outside of the root there is only white space. */
  *#inElement(text: string): Generator<XmlEvent> {
    if (this.#open.length > 0) yield { kind: 'text', text: this.#checked(text) };
    else if (text.trim() !== '') throw this.invalid('holds text outside of its elements');
  }

  *#startTag(): Generator<XmlEvent> {
    this.#at += 1;
    const name = this.#name();
    if (this.#open.length === 0 && this.#hasRoot) throw this.invalid('has a second root');
    if (this.#open.length === MAX_DEPTH) throw this.invalid('nests too deep');
    this.#hasRoot = true;
    const attributes = this.#attributes();
    const isEmpty = this.#skip('/');
    if (!this.#skip('>')) throw this.invalid(`has a tag <${name}> that does not end`);
    yield { kind: 'start', name: local(name), attributes };
    if (isEmpty) yield { kind: 'end', name: local(name) };
    else this.#open.push(name);
  }

  #attributes(): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>();
    while (this.#space() && !this.#isTagEnd()) {
      const name = this.#name();
      if (attributes.has(name)) throw this.invalid(`has the attribute ${name} twice in a tag`);
      attributes.set(name, this.#attributeValue(name));
    }
    return attributes;
  }

  #isTagEnd(): boolean {
    return this.#text[this.#at] === '/' || this.#text[this.#at] === '>';
  }

  #attributeValue(name: string): string {
    this.#space();
    if (!this.#skip('=')) throw this.invalid(`has an attribute ${name} without a value`);
    this.#space();
    const quote = this.#skip('"') ? '"' : this.#skip("'") ? "'" : undefined;
    if (quote === undefined) throw this.invalid(`has no quotes around the attribute ${name}`);
    const raw = this.#until(quote);
    if (raw.includes('<')) throw this.invalid(`has < in the attribute ${name}`);
    return this.#checked(this.#decoded(raw.replace(/[\t\r\n]/g, ' ')));
  }

  #endTag(): XmlEvent {
    const name = this.#name();
    this.#space();
    const open = this.#open.pop();
    if (open !== name || !this.#skip('>')) {
      throw this.invalid(`has </${name}> where ${open ? `</${open}>` : 'nothing'} is open`);
    }
    return { kind: 'end', name: local(name) };
  }

  /** Of instructions only the one that declares an encoding matters. */
  #instruction(): void {
    const encoding = /^xml\s[\s\S]*encoding\s*=\s*["']([^"']*)["']/.exec(this.#until('?>'))?.[1];
    if (encoding !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(encoding)) {
      throw this.invalid(`is in ${encoding.slice(0, 20)}, not in UTF-8`);
    }
  }

  #decoded(raw: string): string {
    if (!/[&\r]/.test(raw)) return raw;
    return raw.replace(/\r\n?/g, '\n').replace(ENTITY, (all, name, decimal, hex) => {
      if (name !== undefined) return NAMED[name] ?? all;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      // Half of a surrogate pair is none either.
      if (code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)) return String.fromCodePoint(code);
      throw this.invalid('has an entity that XML does not have');
    });
  }

  #checked(text: string): string {
    if (!NO_XML.test(text)) return text;
    throw this.invalid('has a character that XML does not have');
  }

  #name(): string {
    NAME.lastIndex = this.#at;
    const name = NAME.exec(this.#text)?.[0];
    if (name === undefined) throw this.invalid('has a tag or an attribute without a name');
    this.#at += name.length;
    return name;
  }

  /** Whether there was any. */
  #space(): boolean {
    SPACE.lastIndex = this.#at;
    const length = SPACE.exec(this.#text)?.[0].length ?? 0;
    this.#at += length;
    return length > 0;
  }

  #skip(text: string): boolean {
    const isThere = this.#text.startsWith(text, this.#at);
    if (isThere) this.#at += text.length;
    return isThere;
  }

  #until(end: string): string {
    const at = this.#text.indexOf(end, this.#at);
    if (at === -1) throw this.invalid(`ends before ${end}`);
    const text = this.#text.slice(this.#at, at);
    this.#at = at + end.length;
    return text;
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
