import { expect, test } from 'vitest';
import { installDifference } from './packages.mjs';

const wanted = {
  packages: {
    '': {},
    'node_modules/zod': { version: '4.0.0', integrity: 'sha512-a' },
    'node_modules/other-machine': { version: '1.0.0', integrity: 'sha512-b', optional: true },
  },
};
const zod = { version: '4.0.0', integrity: 'sha512-a' };
const isThere = () => true;

test('what is installed is compared with the lock file', () => {
  const difference = (packages: Readonly<Record<string, object>>, there = isThere) =>
    installDifference(wanted, { packages }, there);
  expect(difference({ 'node_modules/zod': zod })).toBeUndefined();
  expect(installDifference(wanted, undefined, isThere)).toBe('nothing is installed yet');
  expect(difference({})).toBe('node_modules/zod is missing');
  expect(difference({ 'node_modules/zod': { ...zod, version: '3.9.9' } })).toBe('node_modules/zod is 3.9.9, not 4.0.0');
  expect(difference({ 'node_modules/zod': { ...zod, integrity: 'sha512-c' } })).toBe(
    'node_modules/zod is not the pinned file',
  );
  expect(difference({ 'node_modules/zod': zod }, () => false)).toBe('node_modules/zod was deleted');
  expect(difference({ 'node_modules/zod': zod, 'node_modules/old': zod })).toBe(
    'node_modules/old is no longer asked for',
  );
});
