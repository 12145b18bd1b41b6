// Rows that a person names in a parameter count from 1, as results show them; before, the first row was 0. What is no
// list of numbers is passed on as it is, for the check of parameters to name. (The greatest number that was allowed was
// 1,000,000,000, so the greatest now is one more.)
import type { KindUpgrade } from '#shared/document/upgrades/upgrades.ts';
import type { ParamValue } from '#shared/spec/param.ts';

export const rowsFromOne: readonly KindUpgrade[] = [
  countedFromOne('explain.shap', 'backgroundRows'),
  countedFromOne('explain.counterfactual', 'which'),
  countedFromOne('explain.nearestExamples', 'which'),
];

function countedFromOne(kind: string, param: string): KindUpgrade {
  return {
    kind,
    from: 1,
    params: (params) => {
      const rows: unknown = params[param];
      if (!Array.isArray(rows) || !rows.every((row) => typeof row === 'number')) return params;
      return { ...params, [param]: rows.map((row) => row + 1) satisfies ParamValue };
    },
  };
}
