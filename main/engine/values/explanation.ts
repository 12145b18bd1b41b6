// What a wire of type explanation carries.

export interface ExplanationValue {
  readonly type: 'explanation';
  readonly method: string;
  readonly features: readonly string[];
  readonly outputs: readonly string[];
  readonly rows: number;
  /** rows × features × outputs. */
  readonly values: Float64Array;
  /** One per output: E[f] over the background. */
  readonly base: Float64Array;
  /** rows × outputs: f(x). */
  readonly predictions: Float64Array;
  /** rows × features, in raw units (preprocessing undone). */
  readonly data: Float32Array;
  readonly source: Int32Array;
  /** Half-widths of 95 % intervals, in the shape of the values, where they are estimates. */
  readonly intervals?: Float64Array;
  /** Of rows that are pictures: [height, width, channels]. */
  readonly shape?: readonly number[];
  /** Of rows that are texts: the tokens of each, one per feature, '' for padding. */
  readonly tokens?: readonly (readonly string[])[];
  /** Per feature the words whose places are its data; null for numbers. Absent: all are numbers. */
  readonly words?: readonly (readonly string[] | null)[];
  /** Of methods whose values are not meant to add up to the prediction. */
  readonly additive?: false;
  /** How many rows were asked for, where only some of them, at even distances, were explained. */
  readonly rowsAsked?: number;
  /** max |base + Σ values − f(x)|. */
  readonly additivityError: number;
  /** Why this method: `how.NAME` of shared/text; what else has to be said of it, likewise. */
  readonly why?: string;
  readonly notices?: readonly string[];
  /** In which units the values add up; absent = the model's own. */
  readonly link?: 'logit';
  /** rows × features × features × outputs: half of a pair's effect in each of its two places, the rest on the diagonal. */
  readonly interactions?: Float64Array;
  /** It was stopped, and holds what there was. */
  readonly stopped?: true;
  readonly backgroundRows: number;
  readonly evaluations: number;
}

declare module '#engine/values/wire-value.ts' {
  interface WireValues {
    readonly explanation: ExplanationValue;
  }
}
