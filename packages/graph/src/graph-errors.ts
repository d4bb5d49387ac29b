import { CodedError, type ElementId, formatInstant, type Mutation, Uuid } from '@meshlapse/model';

type ElementMutation = Extract<Mutation, { readonly id: ElementId }>;

/** An id as people write it. */
export function idText(id: ElementId): string {
  if (typeof id === 'string') return JSON.stringify(id);
  if (typeof id === 'number') return String(id);
  return id instanceof Uuid ? id.text : String(id.value);
}

export function lateFact(mutation: Mutation, what: string): CodedError {
  return new CodedError({
    code: 'LATE_FACT',
    category: 'conflict',
    message: `${mutation.kind} at ${formatInstant(mutation.at)} comes too late: ${what}. Give the changes of one element in the order of time.`,
    data: { mutation: mutation.kind, at: formatInstant(mutation.at) },
  });
}

export function writeConflict(mutation: ElementMutation, what: string): CodedError {
  return new CodedError({
    code: 'WRITE_CONFLICT',
    category: 'conflict',
    message: `${mutation.kind} of ${idText(mutation.id)} at ${formatInstant(mutation.at)} does not fit the graph: ${what}. Nothing of its batch was kept.`,
    data: { mutation: mutation.kind, id: mutation.id, at: formatInstant(mutation.at) },
  });
}

export function mutationInvalid(mutation: Mutation, what: string): CodedError {
  return new CodedError({
    code: 'MUTATION_INVALID',
    category: 'incorrect',
    message: `${mutation.kind} is not valid: ${what}. Nothing of its batch was kept.`,
    data: { mutation: mutation.kind },
  });
}
