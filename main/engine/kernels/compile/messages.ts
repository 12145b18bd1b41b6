// The few of TensorFlow's protocol messages that a SavedModel of ours needs, with their public field numbers
// (tensorflow/core/framework and core/protobuf). Only what is written; nothing here reads a foreign file.
import protobuf from 'protobufjs/light.js';

const field = (id: number, type: string, repeated = false): { id: number; type: string; rule?: 'repeated' } =>
  repeated ? { id, type, rule: 'repeated' } : { id, type };

const map = (id: number, type: string): protobuf.IMapField => ({ id, type, keyType: 'string' });

const root = protobuf.Root.fromJSON({
  nested: {
    Dim: { fields: { size: field(1, 'int64') } },
    TensorShape: { fields: { dim: field(2, 'Dim', true), unknownRank: field(3, 'bool') } },
    TensorProto: {
      fields: {
        dtype: field(1, 'int32'),
        tensorShape: field(2, 'TensorShape'),
        tensorContent: field(4, 'bytes'),
        floatVal: field(5, 'float', true),
        intVal: field(7, 'int32', true),
        boolVal: field(11, 'bool', true),
      },
    },
    ListValue: {
      fields: {
        s: field(2, 'bytes', true),
        i: field(3, 'int64', true),
        f: field(4, 'float', true),
        b: field(5, 'bool', true),
        type: field(6, 'int32', true),
        shape: field(7, 'TensorShape', true),
      },
    },
    AttrValue: {
      oneofs: { value: { oneof: ['list', 's', 'i', 'f', 'b', 'type', 'shape', 'tensor'] } },
      fields: {
        list: field(1, 'ListValue'),
        s: field(2, 'bytes'),
        i: field(3, 'int64'),
        f: field(4, 'float'),
        b: field(5, 'bool'),
        type: field(6, 'int32'),
        shape: field(7, 'TensorShape'),
        tensor: field(8, 'TensorProto'),
      },
    },
    NodeDef: {
      fields: {
        name: field(1, 'string'),
        op: field(2, 'string'),
        input: field(3, 'string', true),
        device: field(4, 'string'),
        attr: map(5, 'AttrValue'),
      },
    },
    VersionDef: { fields: { producer: field(1, 'int32'), minConsumer: field(2, 'int32') } },
    GraphDef: { fields: { node: field(1, 'NodeDef', true), versions: field(4, 'VersionDef') } },
    MetaInfoDef: { fields: { tags: field(4, 'string', true), tensorflowVersion: field(5, 'string') } },
    TensorInfo: {
      fields: { name: field(1, 'string'), dtype: field(2, 'int32'), tensorShape: field(3, 'TensorShape') },
    },
    SignatureDef: {
      fields: {
        inputs: map(1, 'TensorInfo'),
        outputs: map(2, 'TensorInfo'),
        methodName: field(3, 'string'),
      },
    },
    MetaGraphDef: {
      fields: {
        metaInfoDef: field(1, 'MetaInfoDef'),
        graphDef: field(2, 'GraphDef'),
        signatureDef: map(5, 'SignatureDef'),
      },
    },
    SavedModel: { fields: { savedModelSchemaVersion: field(1, 'int64'), metaGraphs: field(2, 'MetaGraphDef', true) } },
  },
});

export interface TensorShapeMessage {
  readonly dim?: readonly { readonly size: number }[];
  readonly unknownRank?: boolean;
}

interface Scalars {
  readonly s: Uint8Array;
  readonly i: number;
  readonly f: number;
  readonly b: boolean;
  readonly type: number;
  readonly shape: TensorShapeMessage;
}

export type AttrMessage =
  | { readonly [K in keyof Scalars]: { readonly [P in K]: Scalars[K] } }[keyof Scalars]
  | { readonly list: { readonly [K in keyof Scalars]?: readonly Scalars[K][] } }
  | { readonly tensor: TensorMessage };

/** All values as bytes, or the one value that all have. */
export type TensorMessage = { readonly dtype: number; readonly tensorShape: TensorShapeMessage } & (
  | { readonly tensorContent: Uint8Array }
  | { readonly floatVal: readonly [number] }
  | { readonly intVal: readonly [number] }
  | { readonly boolVal: readonly [boolean] }
);

export interface NodeMessage {
  readonly name: string;
  readonly op: string;
  readonly input: readonly string[];
  readonly attr: Readonly<Record<string, AttrMessage>>;
}

const savedModelType = root.lookupType('SavedModel');

/** The bytes of saved_model.pb for one graph, tagged `serve`. */
export function encodeSavedModel(nodes: readonly NodeMessage[]): Uint8Array {
  const message = savedModelType.create({
    savedModelSchemaVersion: 1,
    metaGraphs: [
      {
        metaInfoDef: { tags: ['serve'], tensorflowVersion: '2.9.1' },
        // Producer 987 is TensorFlow 2.9's graph version: old enough for every library that set-up may bring.
        graphDef: { node: nodes, versions: { producer: 987, minConsumer: 12 } },
        signatureDef: {},
      },
    ],
  });
  return savedModelType.encode(message).finish();
}
