import { CodedError } from '@meshlapse/model';

/** An expression with every operator behind its operands, so that nothing need be called recursively. */
export interface MathProgram {
  readonly instructions: readonly Instruction[];
  /** Each variable once, in the order in which they first occur. */
  readonly variables: readonly string[];
}

export type Instruction =
  | { readonly kind: 'push'; readonly value: number }
  | { readonly kind: 'variable'; readonly index: number }
  | { readonly kind: 'negate' }
  | { readonly kind: 'operator'; readonly sign: string }
  | { readonly kind: 'call'; readonly function: (value: number) => number }
  | { readonly kind: 'call2'; readonly function: (a: number, b: number) => number };

/**
 * The value of an expression, with a number for each of its variables.
 *
 * @throws {CodedError} `GREMLIN_ARITHMETIC` for a division by zero.
 */
export function evaluate({ instructions }: MathProgram, values: readonly number[]): number {
  const stack: number[] = [];
  const pop = () => stack.pop() ?? Number.NaN;
  for (const instruction of instructions) stack.push(carryOut(instruction, pop, values));
  return pop();
}

function carryOut(instruction: Instruction, pop: () => number, values: readonly number[]): number {
  switch (instruction.kind) {
    case 'push':
      return instruction.value;
    case 'variable':
      return values[instruction.index] ?? Number.NaN;
    case 'negate':
      return -pop();
    case 'call':
      return instruction.function(pop());
    case 'call2':
    case 'operator': {
      const b = pop();
      const a = pop();
      return instruction.kind === 'call2'
        ? instruction.function(a, b)
        : operate(instruction.sign, a, b);
    }
  }
}

function operate(sign: string, a: number, b: number): number {
  if (sign === '+') return a + b;
  if (sign === '-') return a - b;
  if (sign === '*') return a * b;
  if (sign === '^') return a ** b;
  if (b === 0) throw divisionByZero();
  return sign === '/' ? a / b : a % b;
}

function divisionByZero(): CodedError {
  return new CodedError({
    code: 'GREMLIN_ARITHMETIC',
    category: 'incorrect',
    message: 'Division by zero in math(). Filter zeros out before.',
  });
}
