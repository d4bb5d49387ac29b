import type { IParserErrorMessageProvider, TokenType } from 'chevrotain';
import { Text } from './tokens.ts';

/** Says what was expected, in the words of the tokens' labels; {@link parse} says the rest. */
export const expectationMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => list([expected]),
  buildNotAllInputParsedMessage: () => "'.' or the end of the query",
  buildNoViableAltMessage: ({ expectedPathsPerAlt, ruleName }) =>
    list(told(ruleName, expectedPathsPerAlt.flat())),
  buildEarlyExitMessage: ({ expectedIterationPaths, ruleName }) =>
    list(told(ruleName, expectedIterationPaths)),
};

/** That an empty text is a query too helps nobody who has made a mistake. */
function told(rule: string, paths: readonly TokenType[][]): readonly TokenType[] {
  const first = paths.flatMap((path) => path.slice(0, 1));
  return rule === 'queries' || rule === 'query' ? first.filter((token) => token !== Text) : first;
}

const MOST = 8;

function list(tokens: readonly TokenType[]): string {
  const labels = [...new Set(tokens.map((token) => token.LABEL ?? token.name))];
  const shown = labels.slice(0, MOST);
  if (labels.length > MOST) return `${shown.join(', ')} or others`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} or ${last}`;
}
