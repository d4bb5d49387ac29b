import type { IParserErrorMessageProvider, TokenType } from 'chevrotain';

/** Says what was expected, in the words of the tokens' labels; {@link parse} says the rest. */
export const expectationMessages: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) => list([expected]),
  buildNotAllInputParsedMessage: () => "'.' or the end of the query",
  buildNoViableAltMessage: ({ expectedPathsPerAlt }) =>
    list(expectedPathsPerAlt.flatMap((paths) => paths.flatMap((path) => path.slice(0, 1)))),
  buildEarlyExitMessage: ({ expectedIterationPaths }) =>
    list(expectedIterationPaths.flatMap((path) => path.slice(0, 1))),
};

const MOST = 8;

function list(tokens: readonly TokenType[]): string {
  const labels = [...new Set(tokens.map((token) => token.LABEL ?? token.name))];
  const shown = labels.slice(0, MOST);
  if (labels.length > MOST) return `${shown.join(', ')} or others`;
  const last = shown.pop() ?? '';
  return shown.length === 0 ? last : `${shown.join(', ')} or ${last}`;
}
