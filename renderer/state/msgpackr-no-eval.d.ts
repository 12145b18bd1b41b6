// msgpackr names this build in its exports but ships no types for it; they are those of the whole package.
declare module 'msgpackr/index-no-eval' {
  export { Packr } from 'msgpackr';
}
