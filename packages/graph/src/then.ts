import type { MaybePromise } from '@meshlapse/model';

/** Goes on at once when the answer is here. */
export function then<T, R>(
  answer: MaybePromise<T>,
  next: (answer: T) => MaybePromise<R>,
): MaybePromise<R> {
  return answer instanceof Promise ? answer.then(next) : next(answer);
}
