import { expect, it } from 'vitest';
import { isIconName } from '#renderer/ui/icon-names.ts';
import { catalogue } from '#shared/nodes/catalogue.ts';

it('draws every node kind with an icon of its own spec', () => {
  expect(
    Object.values(catalogue)
      .filter((spec) => !isIconName(spec.icon))
      .map((spec) => spec.icon),
  ).toEqual([]);
});
