/** Policies in this namespace hold for the whole mesh, unless it was installed with another. */
export const ROOT_NAMESPACE = 'istio-system';
