// How messages become bytes on a WebSocket: msgpackr's options, the same on both sides.

/** Keeps typed arrays, Map, Set, Date and undefined, as structured clone does. */
export const packing = { structuredClone: true, moreTypes: true } as const;
