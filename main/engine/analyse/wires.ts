// What the ports of one node carry, as the analysis hands it from node to node.
import type { WireInfo } from '#shared/spec/ports.ts';

export type InputInfos = Readonly<Record<string, WireInfo | readonly WireInfo[] | undefined>>;
export type OutputInfos = Readonly<Record<string, WireInfo>>;
