// zod probes whether it may make code from text; the page's policy forbids that and would report the probe. Imported
// before everything else.
import { z } from 'zod';

z.config({ jitless: true });
