interface Lock {
  readonly packages?: Readonly<
    Record<
      string,
      {
        readonly version?: string;
        readonly integrity?: string;
        readonly optional?: boolean;
        readonly devOptional?: boolean;
        readonly peer?: boolean;
        readonly link?: boolean;
      }
    >
  >;
}
/** What differs between the lock file and what is installed, as one sentence; undefined when nothing does. */
export function installDifference(
  wanted: Lock,
  installed: Lock | undefined,
  isThere: (path: string) => boolean,
): string | undefined;
