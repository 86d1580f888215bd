/** Raised with every change of the protocol that an older screen would misread. */
export const protocolVersion = 4
