import {
  CodedError,
  type ElementId,
  type ElementKind,
  formatInstant,
  type Instant,
  type Mutation,
  Uuid,
} from '@meshlapse/model';

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

export function idTaken(kind: ElementKind | 'vertex property', id: ElementId): CodedError {
  return new CodedError({
    code: 'GRAPH_ID_TAKEN',
    category: 'conflict',
    message: `A ${kind} with the id ${idText(id)} already exists. Choose another id, or change the ${kind} that is there.`,
    data: { kind, id },
  });
}

export function elementGone(kind: ElementKind, id: ElementId): CodedError {
  return new CodedError({
    code: 'GRAPH_NOT_THERE',
    category: 'conflict',
    message: `The ${kind} ${idText(id)} was removed in this transaction. Change it before it is removed, or add it again.`,
    data: { kind, id },
  });
}

export function transactionConflict(kind: ElementKind, id: ElementId): CodedError {
  return new CodedError({
    code: 'GRAPH_CONFLICT',
    category: 'conflict',
    message: `Another transaction changed the ${kind} ${idText(id)} since this one began. Nothing of this one was kept. Do it again.`,
    data: { kind, id },
  });
}

export function transactionOver(): CodedError {
  return new CodedError({
    code: 'TRANSACTION_OVER',
    category: 'incorrect',
    message: 'The transaction was committed or rolled back. Begin another one.',
  });
}

export function idInvalid(kind: ElementKind): CodedError {
  return new CodedError({
    code: 'VALUE_INVALID',
    category: 'incorrect',
    message: `NaN is no id of a ${kind}, for it equals nothing. Choose another id.`,
  });
}

/** A record that another record refers to is not there. */
/** Recorders tell what was seen a moment ago, which may be before the instant that somebody reads meanwhile. */
export function viewOvertaken(element: number, at: Instant): never {
  throw new CodedError({
    code: 'GRAPH_OVERTAKEN',
    category: 'conflict',
    message: `While this was read, it was recorded that an element which was found is not there at ${formatInstant(at)}. Ask again, or as of an instant a few seconds earlier.`,
    data: { element, at: formatInstant(at) },
  });
}

export function unreachable(number: number): never {
  throw new CodedError({
    code: 'GRAPH_CORRUPT',
    category: 'fault',
    message: `The data folder is damaged: record ${number} is not there. Restore the folder from a backup, or import the recording again.`,
    data: { record: number },
  });
}
