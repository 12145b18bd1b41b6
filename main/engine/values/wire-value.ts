// What travels on wires inside the engine, one type per port type. Plain data and typed arrays only, so that the store
// can keep any of them; tensors live inside a runner and are disposed there.
import type { PortType } from '#shared/spec/ports.ts';

/** The values by type. Each file beside this one adds its own, so that no list has to be kept here. */
// oxlint-disable-next-line typescript/no-empty-interface, typescript/no-empty-object-type -- filled by declaration merging
export interface WireValues {}

export type WireValue = WireValues[keyof WireValues];

export type ValueOf<T extends PortType> = WireValues[T & keyof WireValues];
