import type { Value } from '@meshlapse/model';

/** `out("knows")` as drivers send it: the name of a step and what it is called with. */
export interface Instruction {
  readonly operator: string;
  readonly args: readonly WireValue[];
}

/** A traversal as drivers send it, without a text. */
export class Bytecode {
  /** Of the traversal source: `with()`, `withStrategies()` and, alone, `tx()`. */
  readonly source: readonly Instruction[];
  readonly steps: readonly Instruction[];

  constructor(source: readonly Instruction[], steps: readonly Instruction[]) {
    this.source = source;
    this.steps = steps;
  }
}

/** `P.gt(1)`, `TextP.startingWith("a")`; connected ones hold predicates. */
export class WirePredicate {
  readonly type: 'P' | 'TextP';
  readonly operator: string;
  readonly args: readonly WireValue[];

  constructor(type: 'P' | 'TextP', operator: string, args: readonly WireValue[]) {
    this.type = type;
    this.operator = operator;
    this.args = args;
  }
}

/** A value that the driver gave a name. */
export class Binding {
  readonly name: string;
  readonly value: WireValue;

  constructor(name: string, value: WireValue) {
    this.name = name;
    this.value = value;
  }
}

/** Code in some programming language. Read so that it can be refused where it stands. */
export class Lambda {
  readonly language: string;
  readonly script: string;

  constructor(language: string, script: string) {
    this.language = language;
    this.script = script;
  }
}

/** A traversal strategy by its class, with its configuration. */
export class WireStrategy {
  /** Without its package. */
  readonly name: string;
  readonly configuration: ReadonlyMap<string, WireValue>;

  constructor(className: string, configuration: ReadonlyMap<string, WireValue>) {
    this.name = simpleName(className);
    this.configuration = configuration;
  }
}

/** A class by its name, as `withoutStrategies()` takes it. */
export class ClassName {
  /** Without its package. */
  readonly name: string;

  constructor(className: string) {
    this.name = simpleName(className);
  }
}

/** A value that stands for `bulk` equal ones. Bytecode is answered with these. */
export class WireTraverser {
  readonly value: Value;
  readonly bulk: number;

  constructor(value: Value, bulk: number) {
    this.value = value;
    this.bulk = bulk;
  }
}

/** Everything that a request may hold. */
export type WireValue =
  | Value
  | Bytecode
  | WirePredicate
  | Binding
  | Lambda
  | WireStrategy
  | ClassName
  | WireTraverser
  | readonly WireValue[]
  | ReadonlySet<WireValue>
  | ReadonlyMap<WireValue, WireValue>;

function simpleName(className: string): string {
  return className.slice(Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')) + 1);
}
