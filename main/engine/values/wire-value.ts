// What travels on wires inside the engine, one type per port type. Plain data and typed arrays only, so that the store
// can keep any of them; tensors live inside a runner and are disposed there.
import type { DatasetValue } from '#engine/values/dataset.ts';
import type { ExplanationValue } from '#engine/values/explanation.ts';
import type { LayerValue } from '#engine/values/layer.ts';
import type { ModelValue } from '#engine/values/model.ts';
import type { OptimizerValue } from '#engine/values/optimizer.ts';
import type { PredictionsValue } from '#engine/values/predictions.ts';
import type { ReportValue } from '#engine/values/report.ts';
import type { TableValue } from '#engine/values/table.ts';
import type { WordVectorsValue } from '#engine/values/word-vectors.ts';

export type WireValue =
  | TableValue
  | DatasetValue
  | LayerValue
  | OptimizerValue
  | ModelValue
  | PredictionsValue
  | ReportValue
  | ExplanationValue
  | WordVectorsValue;

export type ValueOf<T extends WireValue['type']> = Extract<WireValue, { type: T }>;
