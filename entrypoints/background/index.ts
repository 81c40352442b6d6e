import { defineBackground } from 'wxt/utils/define-background';
import { startBackground } from './start.ts';

/** Events only: the worker may be ended between any two of them, so nothing is kept in variables. */
export default defineBackground({
  main() {
    startBackground();
  },
});
