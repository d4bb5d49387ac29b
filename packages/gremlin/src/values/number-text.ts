import { numberType } from '@meshlapse/model';
import type { Numeric } from './numbers.ts';

/** A number as TinkerPop's servers write it: `29`, `1.0`, `1.5E-5`; the type is not told. */
export function numberText(value: Numeric): string {
  const plain = typeof value === 'number' ? value : value.value;
  switch (numberType(value)) {
    case 'double':
      return floatingText(Number(plain), (x) => x.toExponential());
    case 'float':
      return floatingText(Number(plain), shortestFloat);
    case 'bigDecimal':
      return decimalText(String(plain));
    default:
      return String(plain);
  }
}

/** Plain from 0.001 up to ten million, with an exponent beyond; at least one digit behind the point. */
function floatingText(value: number, exponential: (value: number) => string): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const sign = value < 0 ? '-' : '';
  const [digits = '', exponent] = exponential(Math.abs(value)).split('e');
  const figures = digits.replace('.', '');
  const power = Number(exponent);
  if (power >= -3 && power < 7) return `${sign}${placed(figures, power)}`;
  return `${sign}${figures[0]}.${figures.slice(1) || '0'}E${power}`;
}

/** The fewest digits that are read as the same 32 bits. */
function shortestFloat(value: number): string {
  for (let digits = 0; digits < 9; digits += 1) {
    const text = value.toExponential(digits);
    if (Math.fround(Number(text)) === value) return text;
  }
  return value.toExponential();
}

/** Figures with the point behind the one that stands for `10 ** power`. */
function placed(figures: string, power: number): string {
  if (power < 0) return `0.${'0'.repeat(-power - 1)}${figures}`;
  const whole = figures.slice(0, power + 1).padEnd(power + 1, '0');
  return `${whole}.${figures.slice(power + 1) || '0'}`;
}

/** With an exponent where plain digits would begin with seven zeros or more behind the point. */
function decimalText(plain: string): string {
  const match = /^(-?)0\.(0{6,})(\d+)$/.exec(plain);
  if (!match) return plain;
  const [, sign, zeros = '', figures = ''] = match;
  const power = /[1-9]/.test(figures) ? zeros.length + 1 : zeros.length + figures.length;
  if (power <= 6) return plain;
  const rest = figures.slice(1);
  return `${sign}${figures[0]}${rest && `.${rest}`}E-${power}`;
}
