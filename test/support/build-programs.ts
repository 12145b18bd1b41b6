// Before any test: the programs that tests start, from the sources as they are.
import { build } from '#scripts/build.ts';

export const setup = () => build(['main']);
