/** The keys under which TinkerPop's GraphML has labels. */
export const LABEL_KEYS = { node: 'labelV', edge: 'labelE' } as const;
