/** What tests use of TinkerPop's driver, which declares no types itself. */
declare module 'gremlin' {
  interface Driver {
    readonly structure: {
      readonly io: {
        readonly GraphSON3Reader: new () => { read(json: unknown): unknown };
      };
    };
  }
  const driver: Driver;
  export = driver;
}
