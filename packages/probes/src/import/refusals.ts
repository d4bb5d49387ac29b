import { CodedError, formatInstant, type Instant } from '@meshlapse/model';

export function differs(file: string, lines: number): CodedError {
  return new CodedError({
    code: 'RECORDING_DIFFERS',
    category: 'conflict',
    message: `The recording '${file}' begins like one that was imported, but its first ${lines} lines are not the same. Import the file it was, or this one into another data folder.`,
    data: { file, lines },
  });
}

export function shorter(file: string, lines: number, imported: number): CodedError {
  return new CodedError({
    code: 'RECORDING_SHORTER',
    category: 'conflict',
    message: `The recording '${file}' has ${lines} lines; ${imported} of it were imported already. Nothing was changed; give the whole file.`,
    data: { file, lines, imported },
  });
}

export function tooOld(file: string, cluster: string, held: Instant): CodedError {
  return new CodedError({
    code: 'RECORDING_TOO_OLD',
    category: 'conflict',
    message: `The recording '${file}' tells of a time before ${formatInstant(held)}, up to which cluster '${cluster}' is recorded already. Import recordings of one cluster in the order of time, or this one into another data folder.`,
    data: { file, cluster, held: formatInstant(held) },
  });
}

export function otherCluster(file: string, cluster: string, other: string): CodedError {
  return new CodedError({
    code: 'RECORDING_OF_OTHER_CLUSTER',
    category: 'conflict',
    message: `The recording '${file}' is to be imported as cluster '${cluster}', but its objects are recorded as those of cluster '${other}'. Nothing was changed. Import it as '${other}', or into another data folder.`,
    data: { file, cluster, other },
  });
}
