/** The numbers by which Kryo and TinkerPop's Gryo, in versions 1 and 3, name the classes of what is in a graph. */
export const CLASS = {
  int: 0,
  text: 1,
  float: 2,
  boolean: 3,
  byte: 4,
  character: 5,
  short: 6,
  long: 7,
  double: 8,
  list: 10,
  map: 11,
  vertexTerminator: 13,
  uuid: 17,
  singletonMap: 23,
  singletonList: 24,
  bytes: 25,
  bigInteger: 34,
  bigDecimal: 35,
  date: 38,
  linkedMap: 47,
  emptyList: 51,
  emptyMap: 52,
  emptySet: 53,
  singletonSet: 54,
  set: 62,
  linkedSet: 71,
  star: 86,
  instant: 94,
  localDateTime: 96,
  offsetDateTime: 99,
  zoneOffset: 105,
  linkedList: 116,
  arrayAsList: 134,
  timestamp: 161,
} as const;

export const HEADER = Buffer.from('gio'.padEnd(16, '\0'));

/** The format of the stars that follow. */
export const STAR_VERSION = 0x80;

/** Behind each vertex. */
export const TERMINATOR = Buffer.from('3a158a11709b9996', 'hex');

/** What stands in front of an object: that it is null, that it is a new one, or the number of an earlier one. */
export const MARK = { null: 0, new: 1, firstReference: 2 } as const;

/** A class is written as its number and this, zero is null. */
export const CLASS_OFFSET = 2;
